"""278 一个乡镇的名册少了一大截.

Truth: in three townships seven of ten urban homes are on March's roll and not on April's, and nobody
decided anything. So long as the roll is not whole nobody of it is dropped without a decision (207).
Decoys: seven stopped by decisions; five gone, too few to say of the roll, and so each dropped without
a decision; seven not on March's roll, the first that came, which writes nobody's first month.
"""

from __future__ import annotations

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.people import Person
from yingbao.sample.places import TOWNSHIPS, Village
from yingbao.sample.stage import Stage

HOMES, GONE, FEW = 10, 7, 5
UNTIL_MARCH, NOT_IN_MARCH = {1, 2, 3}, {1, 2, 4}


def plant(stage: Stage) -> None:
    names = [name for name, _, _ in TOWNSHIPS if name != "龙港镇"]  # it has urban homes of its own
    stage.dice.shuffle(names)
    for short in names[:3]:
        _came_in_part(stage, short)
    decided, few, first = names[3:6]
    _decided(stage, decided)
    for person in _listed(_homes(stage, few)[:FEW], UNTIL_MARCH):
        stage.truth(person, "3月在册4月消失，同乡镇只少五户", rule="207")
    stage.decoy(few, "只有五户不见")
    _listed(_homes(stage, first)[:GONE], NOT_IN_MARCH)
    stage.decoy(first, "最早一期少七户，没写起始月份，说不出那时在不在")


def _came_in_part(stage: Stage, township: str) -> None:
    stage.world.apart["roll_gap"].add(township)
    for person in _listed(_homes(stage, township)[:GONE], UNTIL_MARCH):
        stage.decoy(person, "4月名册没有交全", rule="207")
    stage.truth(township, "4月城市名册只交了三户")


def _decided(stage: Stage, township: str) -> None:
    households = _homes(stage, township)[:GONE]
    _listed(households, UNTIL_MARCH)
    for household in households:
        stage.stop(household.head.person, "子女接走赡养，本人书面申请退出", 4)
    stage.decoy(township, "七户都有停保决定")


def _homes(stage: Stage, township: str) -> list[DibaoHousehold]:
    """The only urban homes of the township, in a community of their own."""
    name = f"{township[:2]}社区"
    community = Village(name, township, urban=True, apart=True, surnames=["王", "李"])
    stage.world.villages.append(community)
    return stage.villagers(community, ["couple"] * HOMES)


def _listed(households: list[DibaoHousehold], months: set[int]) -> list[Person]:
    """Everybody in these homes, which are on the rolls of those months only."""
    for household in households:
        household.months = set(months)
    return [member.person for household in households for member in household.members]
