"""702 名册批准发放不一致.

Truth: households of one township are paid other sums than their roll says, so that the township's
batch and its roll differ.
Side effects: any township with a scene of unpaid, wrongly paid or still-paid people differs as
well; `balance` works that out after all scenes and names those townships `allowed`.
Decoys: townships where every returned item was paid again.
"""

from __future__ import annotations

from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = stage.household("couple")
        household.paid_sums = {4: household.total(4) - 120 - 10 * turn}
        also = tuple(member.person.id18 for member in household.members[1:])
        stage.truth(
            household.head.person, "4月实发少于名册金额", also=also, township=household.place[0]
        )
