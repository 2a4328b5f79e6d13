"""504 照料人被隔离.

Truth: the carer of a tekun person at home, the guardian of a child on allowance, a mother alone with
small children are in isolation, and nobody else is at home.
Decoys: released last week; somebody was found; a grandmother at home; the other parent at home.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.aid import TekunMember
from yingbao.sample.ordinary.epidemic import isolate
from yingbao.sample.people import Family, Person
from yingbao.sample.stage import Stage

SINCE = date(2020, 4, 23)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        (_tekun, _child, _mother)[turn % 3](stage)
    _released(stage)
    _cared_for(stage)


def _tekun(stage: Stage, until: date | None = None, **more: Any) -> TekunMember:
    member = stage.tekun()
    member.mode, member.institution = "分散", ""
    member.account, member.holder = stage.world.office.card(), member.person.name
    member.carer = stage.person("couple")
    isolate(stage.world, member.carer, SINCE, until, **more)
    if until is None and not more:
        stage.truth(member.person, "照料人隔离，特困老人没人照料")
    return member


def _small(stage: Stage) -> Family:
    return stage.casting.take("lone_parent", lambda f: all(p.age() < 15 for p in f.members[1:]))


def _child(stage: Stage) -> None:
    family = _small(stage)
    child = family.members[1]
    stage.add("child_allowance", child, child_kind="事实无人抚养", amount=900, is_difference=False,
              guardian_name=family.head.name, guardian_id_number=family.head.id18, started_on=date(2020, 1, 1),
              period=date(2020, 4, 1))  # fmt: skip
    _alone(stage, family)


def _mother(stage: Stage) -> None:
    _alone(stage, _small(stage))


def _alone(stage: Stage, family: Family) -> None:
    isolate(stage.world, family.head, SINCE, None)
    for child in family.members[1:]:
        stage.truth(child, "家长隔离，孩子没人照料")


def _released(stage: Stage) -> None:
    back, placed = _tekun(stage, until=date(2020, 4, 27)), _tekun(stage, ward_care="由村协理员照料")
    stage.decoy(back.person, "隔离已经解除")
    stage.decoy(placed.person, "已安排临时照料人")


def _cared_for(stage: Stage) -> None:
    elders = stage.casting.take("three", lambda f: any(60 < p.age() < 73 for p in f.members))
    both = stage.family("nuclear")
    for parent in elders.members[:2]:
        isolate(stage.world, parent, SINCE, None)
    isolate(stage.world, both.head, SINCE, None)
    for family, why in ((elders, "老人在家能照料"), (both, "母亲在家")):
        for person in _minors(family):
            stage.decoy(person, why)
    stage.decoy(elders.head, "本人被隔离，不是没人照料")


def _minors(family: Family) -> list[Person]:
    return [person for person in family.members if person.age() < 16]
