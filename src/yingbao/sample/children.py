"""A child whose parents are dead, on the tekun roll."""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.lives import bury
from yingbao.sample.people import Family
from yingbao.sample.stage import Stage
from yingbao.sample.support import lodge


def orphan(stage: Stage, ages: range) -> TekunMember:
    """The first child of that age of a free family; father and mother died years ago."""
    family = stage.casting.take("nuclear", lambda f: _child(f, ages) is not None)
    child = _child(family, ages)
    assert child is not None
    for parent in family.members[:2]:
        bury(stage, parent, date(2017, 8, 9))
    for sibling in family.members[2:]:
        stage.allow(sibling, "206", "父母双亡，没有儿童保障")
    member = stage.enrol_tekun(family)
    member.person, member.start_month = family.members[child], date(2017, 10, 1)
    lodge(stage.world, member)
    return member


def _child(family: Family, ages: range) -> int | None:
    places = range(2, len(family.members))
    return next((place for place in places if family.members[place].age() in ages), None)
