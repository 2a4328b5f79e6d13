"""350 临时救助批准了一直没有发.

Truth: approved in winter, the ledger has no day of payment.
Decoys: paid; handed over in kind; approved this month; the bank paid that sum.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ON = date(2020, 1, 7)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = _granted(stage, ON + timedelta(days=turn), 1620 + 20 * turn)
        stage.truth(person, "批准三个月，没有发放日期")
    stage.decoy(_granted(stage, ON, 1540, paid_on=date(2020, 2, 1)), "已发放")
    stage.decoy(_granted(stage, ON, 1560, method="实物"), "发的是实物")
    stage.decoy(_granted(stage, date(2020, 3, 24), 1580), "批准不到一个月")
    paid = _granted(stage, ON, 1590)
    stage.add("payment", paid, item="临时救助金", holder_name=paid.name, account=stage.world.office.card(),
              amount=1590, paid_on=date(2020, 2, 5), period=date(2020, 2, 1), pay_status="成功",
              batch_no="LS202002", note=None, failure_reason=None)  # fmt: skip
    stage.decoy(paid, "银行已按这个数发放")


def _granted(stage: Stage, on: date, amount: int, **more: Any) -> Person:
    person = stage.applicant(unique_name=True).head
    grant(stage.world, person, "支出型", on, amount, **({"paid_on": None} | more))
    return person
