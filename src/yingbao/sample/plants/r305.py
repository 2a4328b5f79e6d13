"""305 急难救助办得慢.

Truth: an emergency paid nine days after it was asked for; or never paid.
Decoys: paid on the second day; expense aid, which may take weeks; the bank returned it in between.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.applicant().head
        on = date(2020, 2, 3) + timedelta(days=turn % 20)
        late: dict[str, Any]
        if turn % 3 == 2:
            late = {"paid_on": None, "eased_on": None, "completed_on": None}
        else:
            late = {"paid_on": on + timedelta(days=9), "eased_on": on + timedelta(days=10),
                    "completed_on": on + timedelta(days=14)}  # fmt: skip
        grant(stage.world, person, "急难型", on, 1300 + 70 * turn, **late)
        stage.truth(person, "急难救助至今没有发" if turn % 3 == 2 else "急难救助九天才发到")
        stage.allow(person, "350", "批准了没有发放日期")
    _in_time(stage)
    _sent_back(stage)


def _in_time(stage: Stage) -> None:
    quick, slow = stage.applicant().head, stage.applicant().head
    grant(stage.world, quick, "急难型", date(2020, 3, 2), 1750)
    stage.decoy(quick, "第二天就发了")
    grant(stage.world, slow, "支出型", date(2020, 2, 24), 2250)
    stage.decoy(slow, "支出型按程序办")


def _sent_back(stage: Stage) -> None:
    person = stage.applicant().head
    on = date(2020, 3, 9)
    grant(stage.world, person, "急难型", on, 1650, paid_on=on + timedelta(days=8))
    stage.add("payment", person, item="临时救助金", holder_name=person.name, account=stage.world.office.card(),
              amount=1650, paid_on=on + timedelta(days=1), period=date(2020, 3, 1), pay_status="失败",
              batch_no="LS20200301", note=None, failure_reason="账号错误")  # fmt: skip
    stage.decoy(person, "第二天就发了，账号有误被退回")
