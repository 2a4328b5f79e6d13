"""711 现金发放.

Truth: temporary aid of the expense kind handed out in cash.
Decoys: an emergency paid in cash; the same kind by transfer.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        stage.truth(_granted(stage, "支出型", "现金", 1500 + 100 * turn), "支出型临时救助发现金")
    stage.decoy(_granted(stage, "急难型", "现金", 800), "急难型来不及转账")
    stage.decoy(_granted(stage, "支出型", "转账", 1700), "转账发放")


def _granted(stage: Stage, kind: str, method: str, amount: int) -> Person:
    person = stage.applicant("couple").head
    signers = 2 if method == "现金" else None
    grant(
        stage.world,
        person,
        kind,
        date(2020, 2, 5),
        amount,
        reason="大病住院自付较多",
        method=method,
        signers=signers,
    )
    return person
