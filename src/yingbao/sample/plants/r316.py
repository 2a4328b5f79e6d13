"""316 现金发放没有签字和影像.

Truth: cash, signed by nobody or by one, no picture.
Decoys: two signed; a picture was taken; goods with a list; a transfer.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.stage import Stage

ON = date(2020, 3, 5)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.applicant().head
        grant(stage.world, person, "急难型", ON + timedelta(days=turn % 20), 420 + 10 * turn, method="现金",
              signers=turn % 2 or None)  # fmt: skip
        stage.truth(person, "现金只有一人签字" if turn % 2 else "现金没有签字")
    for more, why in (
        ({"method": "现金", "signers": 2}, "两人签字"), ({"method": "现金", "has_photo": True}, "有影像"),
        ({"method": "实物"}, "发的是实物"), ({"method": "转账"}, "打卡发放"),
    ):  # fmt: skip
        person = stage.applicant().head
        grant(stage.world, person, "急难型", ON, 450, **more)
        stage.decoy(person, why)
