"""241 一村备案近亲属低保户特别集中.

Truth: four households of a hamlet, all of them registered relatives of its cadre.
Decoys: two of three, too few to speak of; three in a village with many households.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.cadres import POSTS, appoint
from yingbao.sample.places import Village
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        head, *others = (home.head.person for home in _kin(stage, stage.hamlet(), 4))
        stage.truth(head, "全村四户都是干部近亲属", also=tuple(p.id18 for p in others))
    few, many = stage.hamlet(), stage.hamlet()
    _silent(stage, _kin(stage, few, 2), "只有两户")
    stage.villagers(few, ("aged_alone",))
    _silent(stage, _kin(stage, many, 3), "村里低保户多，三户不算集中")
    neighbours = stage.villagers(many, ("aged_alone",) * max(36, len(stage.world.dibao) // 8))
    for place, home in enumerate(neighbours):  # each its own income: equal ones are another rule's
        home.head.monthly_income = 30 + place % 380


def _kin(stage: Stage, village: Village, homes: int) -> list[DibaoHousehold]:
    """Households registered as near kin of the village's cadre and visited by the county."""
    cadre = stage.world.found("nuclear", village).head
    appoint(stage.world, cadre, POSTS[0])
    kin = stage.villagers(village, ("aged_alone",) * homes)
    for home in kin:
        stage.add("kin_register", home.head.person, cadre_name=cadre.name, cadre_id_number=cadre.id18,
                  relation="兄弟姐妹", registered_on=date(2019, 9, 3), county_visited_on=date(2019, 9, 20))  # fmt: skip
    return kin


def _silent(stage: Stage, homes: list[DibaoHousehold], why: str) -> None:
    for home in homes:
        stage.decoy(home.head.person, why)
