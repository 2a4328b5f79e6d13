"""Old-age allowances and contracted land, which has no number at all."""

from __future__ import annotations

from typing import Any

from yingbao.sample.dice import Dice
from yingbao.sample.people import Family, Person
from yingbao.sample.world import World

PLOTS = ("沟底地", "坡上地", "河滩地", "门前地", "梁上地")


def fill(world: World) -> None:
    dice = world.dice.child("elders")
    for family in world.families:
        for person in family.members:
            listed = person.id18 not in world.left_out["高龄津贴"]
            if person.age() >= 80 and person.is_alive and listed:
                allow(world, person)
        if family.is_free and not family.village.urban and dice.random() < 0.3:
            _till(world, dice, family)


def allow(world: World, person: Person, **more: Any) -> None:
    """On the list of the old-age allowance."""
    kind = "90岁以上" if person.age() >= 90 else "80—89岁"
    row = {"amount": 100 if person.age() >= 90 else 50, "person_kind": kind, "original_kind": "高龄老人",
           "account": world.office.card(), "phone": world.office.phone(),
           "address": f"沁水县{person.township}{person.village}"}  # fmt: skip
    world.add("oldage_allowance", person, **(row | more))


def _till(world: World, dice: Dice, family: Family) -> None:
    for _ in range(dice.randint(1, 3)):
        area = dice.step(4, 48, 1) / 10
        world.add("land_contract", family.head, area=area, measured_area=round(area * 1.04, 2),
                  plot_name=dice.choice(PLOTS), plot_code=f"1405210{world.office.next('plot'):012d}")  # fmt: skip
