"""229 已登记结婚，配偶不在低保家庭里.

Truth: married by the register, the spouse in no household on the roll; seen from husband or wife.
Decoys: divorced since; the spouse dead, in prison, on a roll in a household of her own; the spouse
stands in the household.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury, lock_up
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ON = date(2016, 5, 20)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person, spouse = _widower(stage), _widow(stage)
        pair = (spouse, person) if turn % 2 else (person, spouse)
        _register(stage, *pair)
        stage.truth(person, "登记结婚，配偶不在低保家庭里")
    _parted(stage)
    _on_a_roll(stage)


def _widower(stage: Stage) -> Person:
    """On the roll, alone."""
    return stage.enrol(stage.casting.take("aged_alone", lambda f: f.head.sex == "男")).head.person


def _widow(stage: Stage) -> Person:
    """On no roll."""
    return stage.casting.take("aged_alone", lambda f: f.head.sex == "女").head


def _register(stage: Stage, one: Person, other: Person, kind: str = "结婚", on: date = ON) -> None:
    stage.add("marriage", one, spouse_name=other.name, spouse_id_number=other.id18, kind=kind,
              registered_on=on)  # fmt: skip


def _parted(stage: Stage) -> None:
    divorced, dead, imprisoned = (_widow(stage) for _ in range(3))
    bury(stage, dead, date(2018, 9, 1))
    lock_up(stage, imprisoned, date(2018, 6, 1))
    for spouse, why in (
        (divorced, "后来又离婚了"), (dead, "配偶已死亡"), (imprisoned, "配偶在服刑"),
    ):  # fmt: skip
        person = _widower(stage)
        _register(stage, person, spouse)
        if spouse is divorced:
            _register(stage, person, spouse, "离婚", date(2018, 8, 8))
        stage.decoy(person, why)


def _on_a_roll(stage: Stage) -> None:
    one, other = _widower(stage), _widow(stage)
    stage.enrol(other.family)
    husband, wife = (member.person for member in stage.household("couple").members)
    for pair, why in (((one, other), "配偶在另一低保户"), ((husband, wife), "配偶在本户")):
        _register(stage, *pair)
        for person in pair:
            stage.decoy(person, why)
