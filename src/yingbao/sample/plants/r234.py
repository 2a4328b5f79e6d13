"""234 金额与差额不符.

Truth: the household's monthly sum is far from (standard − income a head) × covered: a flat sum, or
the old standard's sum.
Decoys: the class supplement makes the total larger; rounding to whole yuan; a single-person cover
(planted with 210).
"""

from __future__ import annotations

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = stage.household("couple", layout="roster" if turn % 2 else "any")
        right = household.amount(4)
        household.written["monthly_amount"] = (right + 160, 260, max(60, right - 180))[turn % 3]
        if abs(household.amount(4) - right) < 90:
            household.written["monthly_amount"] = right + 200
        _say(
            stage, household, truth=True, why=f"应为{right:.0f}元，名册{household.amount(4):.0f}元"
        )
    _supplement(stage)
    _rounded(stage)


def _say(stage: Stage, household: DibaoHousehold, truth: bool, why: str) -> None:
    """The household's clue may be raised on its head; on another member it is no mistake either."""
    head, *others = (member.person for member in household.members)
    if truth:
        stage.truth(head, why, also=tuple(person.id18 for person in others))
    else:
        stage.decoy(head, why)


def _supplement(stage: Stage) -> None:
    household = stage.household("couple")
    certify(stage.world, household.members[1].person, "精神", 2)
    _say(stage, household, truth=False, why="合计多出的是分类施保金")


def _rounded(stage: Stage) -> None:
    household = stage.household("nuclear")
    household.head.monthly_income = 133.35
    household.written["monthly_amount"] = float(round(household.amount(4)))
    _say(stage, household, truth=False, why="按整元取整")
