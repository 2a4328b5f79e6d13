"""702 名册批准发放不一致.

Truth: a household is paid another sum than its roll says, and so its township's batch differs.
Side effects: a township with scenes of unpaid, wrongly paid or still-paid people differs as a whole
too; `balance` works that out after all scenes and names those townships `allowed`.
Decoys: a transfer that bounced and was paid again; one booked twice and reversed; townships whose
roll and payments agree.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.funds import line_of
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = stage.household("couple")
        household.paid_sums = {4: household.total(4) - 120 - 10 * turn}
        also = tuple(member.person.id18 for member in household.members[1:])
        stage.truth(
            household.head.person, "4月实发少于名册金额", also=also, township=household.place[0]
        )
    _paid_again(stage)
    _booked_twice(stage)


def _paid_again(stage: Stage) -> None:
    household = stage.household("couple")
    household.unpaid = {4}
    line = line_of(household, 4)
    stage.add("payment", None, **(line | {"pay_status": "失败", "failure_reason": "账号户名不符"}))
    stage.add("payment", None, **(line | {"paid_on": date(2020, 4, 20), "note": "退回重发"}))
    stage.decoy(household.head.person, "退回后已按名册金额重发")


def _booked_twice(stage: Stage) -> None:
    household = stage.household("couple")
    line = line_of(household, 4)
    stage.add("payment", None, **line)
    stage.add("payment", None, **(line | {"amount": -line["amount"], "note": "冲正"}))
    stage.decoy(household.head.person, "重复入账已冲正")
