"""222 财政供养人员.

Truth: on the public payroll now, in office or retired.
Decoys: public-welfare post, village doctor, forest guard, survivor's subsidy; left the payroll
last year; a namesake.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import Member
from yingbao.sample.ordinary.work import OFFICES
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

KINDS = (("事业", "教师", "couple"), ("离退休", "退休", "aged_couple"), ("行政", "科员", "couple"))
HARMLESS = (("公益性岗位", "保洁员", 800), ("其他", "乡村医生", 900), ("其他", "护林员", 700),
            ("遗属", "遗属补助", 500), ("其他", "村干部误工补贴", 600))  # fmt: skip


def plant(stage: Stage) -> None:
    for turn in stage.times:
        kind, post, shape = KINDS[turn % 3]
        person = stage.household(shape).members[turn % 2].person
        _on_payroll(stage, person, kind, post, 4300)
        stage.truth(person, f"财政供养{kind}在册")
    for kind, post, pay in HARMLESS:
        person = stage.bystander(_adult).person
        _on_payroll(stage, person, kind, post, pay)
        stage.decoy(person, f"{kind}（{post}），不是在编人员")
    _left(stage)
    _namesake(stage)


def _adult(member: Member) -> bool:
    return member.person.age() >= 25


def _on_payroll(
    stage: Stage, person: Person, kind: str, post: str, pay: int, until: date | None = None
) -> None:
    stage.add("payroll", person, employer=OFFICES[0], staff_kind=kind, post=post, monthly_pay=pay,
              started_on=date(2010, 9, 1), ended_on=until)  # fmt: skip


def _left(stage: Stage) -> None:
    person = stage.bystander(_adult).person
    _on_payroll(stage, person, "长聘", "职员", 2600, until=date(2019, 6, 30))
    stage.decoy(person, "2019年6月已退出")


def _namesake(stage: Stage) -> None:
    person, other = stage.bystander(_adult).person, stage.person("couple")
    other.name = person.name
    _on_payroll(stage, other, "事业", "教师", 5200)
    stage.decoy(person, "财政供养的是同名的另一人")
