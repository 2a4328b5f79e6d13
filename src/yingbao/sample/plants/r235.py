"""235 全村低保户人均金额都一样.

Truth: ten households of a village, the same sum a head.
Decoys: seven such households, too few to tell; ten of which three differ.
"""

from __future__ import annotations

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.stage import Stage

SHAPES = ("aged_alone", "aged_couple") * 5  # five of a size: equal incomes alone are another rule's


def plant(stage: Stage) -> None:
    for turn in stage.times:
        homes = _village(stage, len(SHAPES), 140 + turn)
        head, *others = (member.person for home in homes for member in home.members)
        stage.truth(head, "全村十户人均金额都一样", also=tuple(p.id18 for p in others))
    _silent(stage, _village(stage, 7, 150), "只有七户，看不出来")
    mixed = _village(stage, len(SHAPES), 160)
    for step, home in enumerate(mixed[:3]):
        home.head.monthly_income += 40 + 35 * step
    _silent(stage, mixed, "十户中三户不同")


def _village(stage: Stage, size: int, income: int) -> list[DibaoHousehold]:
    """So many households, every member of which has that income a month."""
    homes = stage.villagers(stage.hamlet(), SHAPES[:size])
    for home in homes:
        for member in home.members:
            member.monthly_income = income
    return homes


def _silent(stage: Stage, homes: list[DibaoHousehold], why: str) -> None:
    for home in homes:
        for member in home.members:
            stage.decoy(member.person, why)
