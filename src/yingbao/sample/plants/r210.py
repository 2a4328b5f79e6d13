"""210 只保部分家庭成员.

Truth: a member lives in the family on the roll but is not covered, without any reason on file.
Decoys: the uncovered member is in prison; is a student whose book moved to his school; the
household is a single-person cover.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold, Member
from yingbao.sample.lives import lock_up, move_out
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = stage.household("nuclear", layout="sheets" if turn % 2 else "persons")
        left_out = _uncover(household)
        also = tuple(m.person.id18 for m in household.members if m is not left_out)
        stage.truth(left_out.person, "同住家庭成员未纳入，无排除理由", also=also)
    _in_prison(stage)
    _student_moved(stage)
    _single_cover(stage)


def _uncover(household: DibaoHousehold, place: int = 1) -> Member:
    member = household.members[place]
    member.covered = False
    return member


def _silent(stage: Stage, household: DibaoHousehold, why: str) -> None:
    for member in household.members:
        stage.decoy(member.person, why)


def _in_prison(stage: Stage) -> None:
    household = stage.household("nuclear", layout="persons")
    lock_up(stage, _uncover(household).person, date(2018, 4, 3))
    _silent(stage, household, "未保成员正在服刑")


def _student_moved(stage: Stage) -> None:
    household = stage.household("nuclear", layout="sheets")
    student = _uncover(household, 2)
    move_out(student.person, date(2018, 9, 1), "升学迁入学校集体户")
    _silent(stage, household, "未保成员户口已迁到学校")


def _single_cover(stage: Stage) -> None:
    household = stage.household("couple", layout="sheets")
    certify(stage.world, household.head.person, "肢体", 1)
    household.cover_type, household.category = "单人", "A"
    for member in household.members:
        member.monthly_income = 0
    _uncover(household)
    _silent(stage, household, "单人保")
