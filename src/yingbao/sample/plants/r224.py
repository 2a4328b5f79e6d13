"""224 职工参保有工资.

Truth: an employer pays employee insurance for the person now.
Decoys: pays for himself as flexibly employed; holds a public-welfare post whose insurance is
subsidised; payment stopped; ended last year; in arrears; in the months of gradual exit; a
namesake.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import Member
from yingbao.sample.ordinary.work import EMPLOYERS
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

NOW = date(2020, 4, 1)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.household("couple").members[turn % 2].person
        _insure(stage, person, EMPLOYERS[turn % 5])
        stage.truth(person, "单位正常缴纳职工保险")
    _self_paying(stage)
    _public_post(stage)
    _no_longer(stage)
    _gradual_exit(stage)
    _namesake(stage)


def _able(member: Member) -> bool:
    return 20 <= member.person.age() < 60


def _insure(stage: Stage, person: Person, employer: str, status: str = "正常", until: date = NOW,
            kind: str = "企业职工基本养老保险", base: int = 3900) -> None:  # fmt: skip
    stage.add("insurance_contribution", person, employer=employer, insured_kind=kind, base=base,
              paid_from=date(2018, 3, 1), paid_to=until, contribution_status=status)  # fmt: skip


def _self_paying(stage: Stage) -> None:
    person = stage.bystander(_able).person
    _insure(stage, person, "灵活就业人员", kind="灵活就业")
    stage.decoy(person, "灵活就业自缴")


def _public_post(stage: Stage) -> None:
    person = stage.bystander(_able).person
    employer = f"{person.township}人民政府（公益性岗位）"
    _insure(stage, person, employer, base=3200)
    stage.add("public_post", person, post="护林员", employer=f"{person.township}人民政府", monthly_pay=600,
              started_on=date(2019, 7, 1), ended_on=date(2020, 12, 31))  # fmt: skip
    stage.decoy(person, "公益性岗位，单位缴费有补贴")
    stage.allow(person, "273", "岗位补贴没有计入收入")


def _no_longer(stage: Stage) -> None:
    for status, until in (
        ("停缴", date(2019, 10, 1)),
        ("终止", date(2018, 12, 1)),
        ("欠费", date(2019, 5, 1)),
    ):
        person = stage.bystander(_able).person
        _insure(stage, person, EMPLOYERS[1], status, until)
        stage.decoy(person, f"{status}，{until:%Y-%m}之后没有缴费")


def _gradual_exit(stage: Stage) -> None:
    household = stage.household("couple", layout="roster")
    household.written["gradual_exit_from"] = date(2020, 2, 1)
    _insure(stage, household.head.person, EMPLOYERS[2], base=3500)
    stage.decoy(household.head.person, "就业渐退期内")


def _namesake(stage: Stage) -> None:
    person, other = stage.bystander(_able).person, stage.person("couple")
    other.name = person.name
    _insure(stage, other, EMPLOYERS[3])
    stage.decoy(person, "参保的是同名的另一人")
