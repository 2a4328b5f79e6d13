"""221 经商办企业.

Truth: legal representative, shareholder or shop owner of an entity in business with turnover.
Decoys: member of a cooperative (in either register); licence revoked; struck off; zero tax
returns; head of a village's collective by office; a namesake's firm.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import Member
from yingbao.sample.ordinary.assets import firm, join_cooperative
from yingbao.sample.stage import Stage

ROLES = (("企业", "法定代表人"), ("个体工商户", "经营者"), ("企业", "股东"))
SINCE = date(2015, 4, 9)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        kind, role = ROLES[turn % 3]
        person = stage.household("couple").members[turn % 2].person
        firm(stage.world, person, kind, role, SINCE)
        stage.truth(person, f"存续{kind}{role}")
    _cooperatives(stage)
    _dead_firms(stage)
    _by_office(stage)
    _namesake(stage)


def _adult(member: Member) -> bool:
    return member.person.age() >= 20


def _cooperatives(stage: Stage) -> None:
    person = stage.bystander(_adult).person
    join_cooperative(stage.world, person, "沁水县丰收养殖专业合作社")
    stage.decoy(person, "合作社成员名册")
    person = stage.bystander(_adult).person
    firm(stage.world, person, "农民专业合作社", "成员", SINCE)
    stage.decoy(person, "登记为合作社成员")


def _dead_firms(stage: Stage) -> None:
    for status, zero in (("吊销", False), ("注销", False), ("存续", True)):
        person = stage.bystander(_adult).person
        firm(stage.world, person, "个体工商户", "经营者", SINCE, status, tax_zero=zero)
        stage.decoy(person, "零申报" if zero else f"已{status}")


def _by_office(stage: Stage) -> None:
    person = stage.bystander(_adult).person
    firm(stage.world, person, "村集体", "法定代表人", SINCE)
    stage.decoy(person, "村集体经济组织法定代表人，职务身份")


def _namesake(stage: Stage) -> None:
    person, other = stage.bystander(_adult).person, stage.person("couple")
    other.name = person.name
    firm(stage.world, other, "企业", "法定代表人", SINCE)
    stage.decoy(person, "法定代表人是同名的另一人")
