"""233 低保成员不在户主的户口簿上，也没写关系.

Truth: somebody from another book is covered with the household as “other”.
Decoys: a nephew in the head's own book; a daughter from another book, whose relation is written.
"""

from __future__ import annotations

from yingbao.sample.aid import Member
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        guest = stage.person("bachelor", unique_name=True)
        _taken_in(stage, guest, "其他")
        stage.truth(guest, "户口在另一簿，与户主关系写“其他”")
    daughter = stage.person("bachelor", unique_name=True)
    _taken_in(stage, daughter, "子女")
    stage.decoy(daughter, "户口在另一簿，但写明是子女")
    _nephew(stage)


def _taken_in(stage: Stage, person: Person, relation: str) -> None:
    person.family.aid = "dibao"
    stage.household("aged_couple").members.append(Member(person, relation, 120))


def _nephew(stage: Stage) -> None:
    family = stage.family("aged_couple")
    nephew = stage.world.settler.join(family, "其他", "男", 41, "未婚")
    stage.enrol(family)
    stage.decoy(nephew, "与户主同一户口簿的侄子")
