"""The poverty register: mostly out of poverty; the few still in it are covered or in good health."""

from __future__ import annotations

from typing import Any

from yingbao.sample.people import Family, Person
from yingbao.sample.world import World


def fill(world: World) -> None:
    dice = world.dice.child("poverty")
    for family in world.families:
        if family.is_free and dice.random() < 0.06:
            register(world, family, "已脱贫", exit_year=dice.randint(2015, 2018))
    for household in world.dibao:
        family = household.head.person.family
        if not household.is_taken and dice.chance(0.4):
            register(world, family, "未脱贫" if dice.chance(0.1) else "已脱贫", exit_year=2018)


def register(
    world: World, family: Family, status: str, exit_year: int | None = None, **more: Any
) -> None:
    """The whole family in the poverty register."""
    number = f"140521{world.office.next('poor'):08d}"
    for place, person in enumerate(family.members, 1):
        if person.is_alive:
            row = _row(person, number, place, status, None if status == "未脱贫" else exit_year)
            world.add("poverty_person", person, **(row | more))


def _row(
    person: Person, number: str, place: int, status: str, exit_year: int | None
) -> dict[str, Any]:
    disability, age = person.disability, person.age()
    able = 18 <= age < 60 and not disability
    return {
        "household_no": number, "person_no": f"{number}{place:02d}", "relation": person.relation,
        "household_size": len(person.family.members), "health": "残疾" if disability else "健康",
        "labour": "普通劳动力" if able else "无劳动力", "exit_status": status, "exit_year": exit_year,
        "cause": "因残" if disability else "缺劳力", "monitor_kind": None,
        "is_dibao": person.family.aid == "dibao", "is_tekun": person.family.aid == "tekun",
    }  # fmt: skip
