"""409 照料人可能照料不了.

Truth: the carer is dead, severely disabled, very old, of another township, a cadre with two wards.
Decoys: an old neighbour; a dead carer who was replaced; a dead carer of an agreement that ran out;
a carer of sixty; a cadre with one ward.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.lives import bury
from yingbao.sample.ordinary.cadres import appoint
from yingbao.sample.ordinary.care import agree
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for turn in stage.times:
        (_dead, _disabled, _old, _far, _cadre)[turn % 5](stage)
    _harmless(stage)


def _cared(
    stage: Stage, relation: str = "侄子", shape: str = "couple"
) -> tuple[TekunMember, Person]:
    """A ward and the carer of the same township."""
    member = stage.at_home()
    member.carer = stage.family(shape, member.person.township).head
    member.papers["care_agreement"] = {"carer_relation": relation}
    return member, member.carer


def _dead(stage: Stage) -> None:
    member, carer = _cared(stage)
    bury(stage, carer, date(2020, 2, 3))
    stage.truth(member.person, "照料人已死亡")


def _disabled(stage: Stage) -> None:
    member, carer = _cared(stage)
    certify(stage.world, carer, "肢体", 1)
    stage.allow(carer, "203", "照料人重残，没有纳入")
    stage.truth(member.person, "照料人重残")


def _old(stage: Stage) -> None:
    member, carer = _aged(stage, "兄弟")
    stage.truth(member.person, f"照料人{carer.age()}岁")


def _far(stage: Stage) -> None:
    member, _ = _cared(stage)
    township = next(
        v.township for v in stage.world.villages if v.township != member.person.township
    )
    member.carer = stage.family("couple", township).head
    stage.truth(member.person, "照料人在别的乡镇")


def _cadre(stage: Stage) -> None:
    member, carer = _cared(stage)
    other = stage.at_home(township=member.person.township)
    other.carer = carer
    appoint(stage.world, carer, "村委会委员")
    for ward in (member, other):
        stage.truth(ward.person, "照料人是在任干部，一人照料两人")


def _aged(stage: Stage, relation: str) -> tuple[TekunMember, Person]:
    """A carer of eighty years, with a child in the book like all old people."""
    member = stage.at_home()
    family = stage.family("nuclear", member.person.township)
    member.carer = stage.world.settler.join(family, "父母", "男", 80, "丧偶")
    member.carer.is_taken = True
    member.papers["care_agreement"] = {"carer_relation": relation}
    return member, member.carer


def _harmless(stage: Stage) -> None:
    stage.decoy(_aged(stage, "邻居")[0].person, "八十岁的邻居互相照应")
    replaced, _ = _cared(stage)
    former = stage.family("couple", replaced.person.township).head
    bury(stage, former, date(2019, 11, 3))
    stage.add("care_agreement", replaced.person,
              **agree(stage.world, former, signed_on=date(2019, 1, 5), expires_on=None))  # fmt: skip
    stage.decoy(replaced.person, "原照料人死亡，已经换人")
    stage.decoy(_cared(stage)[0].person, "照料人四五十岁，同一乡镇")
    single, carer = _cared(stage)
    appoint(stage.world, carer, "村委会委员")
    stage.decoy(single.person, "干部只照料一人")
