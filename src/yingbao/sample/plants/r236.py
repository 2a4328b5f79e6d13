"""236 一村多户的收入数字完全相同.

Truth: six households of a village, one size, one income to the yuan.
Decoys: five such; six of one income but of two sizes; six without any income.
"""

from __future__ import annotations

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.stage import Stage

ALONE, PAIR = "aged_alone", "aged_couple"


def plant(stage: Stage) -> None:
    for turn in stage.times:
        homes = _village(stage, (ALONE,) * 6, 131 + turn)
        head, *others = (home.head.person for home in homes)
        stage.truth(head, "六户人口、收入完全相同", also=tuple(p.id18 for p in others))
    for shapes, income, why in (
        ((ALONE,) * 5, 141, "只有五户"),
        ((ALONE,) * 3 + (PAIR,) * 3, 143, "家庭人口不同"),
        (("bachelor",) * 6, 0, "都没有收入"),
    ):  # fmt: skip
        for home in _village(stage, shapes, income):
            stage.decoy(home.head.person, why)


def _village(stage: Stage, shapes: tuple[str, ...], income: int) -> list[DibaoHousehold]:
    """Households every member of which has that income, and one neighbour with another."""
    village = stage.hamlet()
    homes = stage.villagers(village, shapes)
    for home in homes:
        for member in home.members:
            member.monthly_income = income
    stage.villagers(village, ("couple",))
    return homes
