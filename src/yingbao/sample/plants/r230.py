"""230 申请低保前不久离婚，仍在一个户口簿.

Truth: divorced three months before the application, both still in one book, only one on the roll.
Decoys: divorced years before; divorced after; the other one moved out; books apart.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import move_out
from yingbao.sample.people import Person
from yingbao.sample.stage import LAYOUTS, Stage

SINCE = date(2018, 6, 1)
BEFORE = date(2018, 3, 12)


def plant(stage: Stage) -> None:
    for _ in stage.times:
        person, former = _left_alone(stage)
        _divorce(stage, person, former, BEFORE)
        stage.truth(person, "申请前三个月离婚，仍在同一户口簿")
    for on, why in ((date(2014, 3, 12), "四年前离婚"), (date(2019, 4, 1), "纳入以后才离婚")):
        person, former = _left_alone(stage)
        _divorce(stage, person, former, on)
        stage.decoy(person, why)
    person, former = _left_alone(stage)
    _divorce(stage, person, former, BEFORE)
    move_out(former, date(2018, 4, 2))
    stage.decoy(person, "对方户口已迁出")
    person, _ = _left_alone(stage)
    _divorce(stage, person, stage.person("couple"), BEFORE)
    stage.decoy(person, "双方不在同一户口簿")


def _left_alone(stage: Stage) -> tuple[Person, Person]:
    """The head alone is on the roll; the one who was the spouse stands in the book still."""
    fits = LAYOUTS["export"]
    family = stage.casting.take("couple", lambda family: fits(family.village.township))
    household = stage.enrol(family)
    household.members, household.start_month = household.members[:1], SINCE
    for person in family.members[:2]:
        person.marital = "离婚"
    return family.head, family.members[1]


def _divorce(stage: Stage, one: Person, other: Person, on: date) -> None:
    stage.add("marriage", one, spouse_name=other.name, spouse_id_number=other.id18, kind="离婚",
              registered_on=on)  # fmt: skip
