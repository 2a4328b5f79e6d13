"""244 残疾证失效仍作依据.

Truth: the roll counts on a disability certificate that is cancelled, frozen or now of a mild
level.
Decoys: cancelled and issued anew (suffix B1); in force; the old level simply confirmed.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import Member
from yingbao.sample.numbers import disability_number
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for turn in stage.times:
        member = _holder(stage)
        if turn % 3 == 2:
            _downgraded(member)
            stage.truth(member.person, "残疾等级已由2级降为4级")
        else:
            status = ("注销", "冻结")[turn % 3]
            if member.person.disability:
                member.person.disability.status = status
            stage.truth(member.person, f"残疾证已{status}")
    _reissued(stage)
    stage.decoy(_holder(stage).person, "残疾证正常")


def _holder(stage: Stage) -> Member:
    household = stage.household("couple", layout="persons")
    certify(stage.world, household.members[1].person, "肢体", 2)
    return household.members[1]


def _downgraded(member: Member) -> None:
    """The roll still says level 2 and pays the supplement; the federation says 4."""
    person = member.person
    member.written = {"disability_no": disability_number(person.id18, "肢体", 2), "disability_level": "二级",
                      "class_supplement": 0}  # fmt: skip
    if person.disability:
        person.disability.level = 4
        person.disability.number = disability_number(person.id18, "肢体", 4)


def _reissued(stage: Stage) -> None:
    member = _holder(stage)
    person = member.person
    stage.add("disability_certificate", person, disability_no=disability_number(person.id18, "肢体", 2),
              disability_class="肢体", disability_level=2, issued_on=date(2010, 3, 1), valid_to=date(2020, 3, 1),
              cert_status="注销")  # fmt: skip
    if person.disability:
        person.disability.number = disability_number(person.id18, "肢体", 2, reissued=1)
        person.disability.issued_on = date(2020, 3, 10)
    stage.decoy(person, "旧证注销，已换发新证")
