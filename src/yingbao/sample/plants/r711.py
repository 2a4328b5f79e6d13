"""711 现金发放.

Truth: temporary aid of the expense kind handed out in cash.
Decoys: an emergency paid in cash; the same kind by transfer.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ON = date(2020, 2, 4)
CASH = {"method": "现金", "signers": 2, "has_photo": True}


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = _granted(stage, "支出型", turn, 1510 + 30 * turn, **CASH)
        stage.truth(person, "支出型临时救助发现金")
    stage.decoy(_granted(stage, "急难型", 9, 820, **CASH), "急难型来不及转账")
    stage.decoy(_granted(stage, "支出型", 11, 1730), "转账发放")


def _granted(stage: Stage, kind: str, later: int, amount: int, **more: Any) -> Person:
    person = stage.applicant().head
    grant(stage.world, person, kind, ON + timedelta(days=later % 20), amount, **more)
    return person
