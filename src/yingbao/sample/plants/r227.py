"""227 低保家庭近年购置大型农机.

Truth: a harvester for more than fifty thousand within five years.
Decoys: a small tractor; a harvester of six years ago; a namesake's.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

BIG = (("玉米收获机", 118000), ("轮式拖拉机", 76000), ("谷物联合收割机", 92000))


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.household("couple").members[turn % 2].person
        machine, price = BIG[turn % 3]
        _bought(stage, person, machine, price, date(2016 + turn % 3, 4, 9))
        stage.truth(person, f"近年购置{machine}，{price}元")
    for machine, price, on, why in (
        ("微耕机", 3200, date(2018, 4, 9), "小农机"),
        ("轮式拖拉机", 46000, date(2018, 4, 9), "价格没有超线"),
        ("玉米收获机", 118000, date(2014, 4, 9), "六年前购置"),
    ):  # fmt: skip
        person = stage.household("couple").head.person
        _bought(stage, person, machine, price, on)
        stage.decoy(person, why)
    _namesake(stage)


def _bought(stage: Stage, person: Person, machine: str, price: int, on: date) -> None:
    stage.add("farm_machine", person, machine=machine, model="QS-40", price=price,
              subsidy=round(price * 0.27), bought_on=on)  # fmt: skip


def _namesake(stage: Stage) -> None:
    person, other = stage.household("couple").head.person, stage.person("couple")
    other.name = person.name
    _bought(stage, other, "玉米收获机", 118000, date(2018, 5, 5))
    stage.decoy(person, "购机者是同名的另一人")
