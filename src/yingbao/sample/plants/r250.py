"""250 该增发的人没有分类施保金.

Truth: severely disabled and covered; the county adds a sum for such people, not for this one.
Decoys: has the sum; a mild certificate; old people, for whom this county adds nothing.
"""

from __future__ import annotations

from yingbao.sample.aid import Member
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for turn in stage.times:
        member = _disabled(stage, 1 + turn % 2)
        member.written["class_supplement"] = 0
        stage.truth(member.person, "重度残疾，没有分类施保金")
    stage.decoy(_disabled(stage, 1).person, "已有分类施保金")
    stage.decoy(_disabled(stage, 4).person, "四级残疾，不增发")
    family = stage.casting.take("aged_alone", lambda family: family.head.age() >= 75)
    stage.decoy(stage.enrol(family).head.person, "本县对老年人不增发")


def _disabled(stage: Stage, level: int) -> Member:
    member = stage.household("couple", layout="persons").members[1]
    certify(stage.world, member.person, "肢体", level)
    return member
