"""228 低保家庭领补贴的耕地面积远超平均.

Truth: paid for sixty mu and more, where a family of the county has four or five.
Decoys: eight mu; the same land under three heads of subsidy; a namesake's land.
"""

from __future__ import annotations

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ITEM = "耕地地力保护补贴"


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.household("couple").members[turn % 2].person
        _subsidised(stage, person, 62 + 7 * turn)
        stage.truth(person, "领补贴的耕地六十亩以上")
    _modest(stage)
    _namesake(stage)


def _subsidised(stage: Stage, person: Person, area: float, item: str = ITEM) -> None:
    stage.add("farm_subsidy", person, item=item, area=area, amount=round(area * 67, 2), year=2019,
              bank="农村信用社", account=stage.world.office.card())  # fmt: skip


def _modest(stage: Stage) -> None:
    small, thrice = (stage.household("couple").head.person for _ in range(2))
    _subsidised(stage, small, 8)
    stage.decoy(small, "八亩，与平均相近")
    for item in (ITEM, "玉米生产者补贴", "农资综合补贴"):
        _subsidised(stage, thrice, 12, item)
    stage.decoy(thrice, "同一块地领三项补贴，不可相加")


def _namesake(stage: Stage) -> None:
    person, other = stage.household("couple").head.person, stage.person("couple")
    other.name = person.name
    _subsidised(stage, other, 64)
    stage.decoy(person, "领补贴的是同名的另一人")
