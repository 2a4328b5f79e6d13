"""The dead of two years: the police's cancellations, a third of them cremated."""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.people import Person
from yingbao.sample.world import World

SHARE = 0.03  # of families lost somebody old in two years


def fill(world: World) -> None:
    dice = world.dice.child("deaths")
    for family in world.families:
        if not (family.is_free and family.shape in ("three", "nuclear", "aged_alone")):
            continue
        if dice.random() >= SHARE:
            continue
        sex = "女" if family.head.sex == "男" else "男"
        gone = world.settler.join(family, "父母", sex, dice.randint(66, 93), "丧偶")
        world.names[gone.name] += 1
        gone.died_on = dice.day(date(2018, 3, 1), date(2020, 3, 25))
        record(world, gone, gone.died_on + timedelta(days=dice.randint(2, 30)))
        if dice.chance(0.35):
            cremate(world, gone)


def record(world: World, person: Person, cancelled_on: date) -> None:
    world.add(
        "death_record",
        person,
        died_on=person.died_on,
        cancelled_on=cancelled_on,
        cancel_reason="死亡",
    )


def cremate(world: World, person: Person) -> None:
    if person.died_on is not None:
        world.add("cremation", person, sex=person.sex, age=person.age(person.died_on),
                  died_on=person.died_on, cremated_on=person.died_on + timedelta(days=2),
                  death_cause="疾病", invoice_no=f"HH{world.office.next('invoice'):06d}",
                  family_phone=world.office.phone())  # fmt: skip
