"""223 养老金未计入.

Truth: an employee's pension of thousands, or a resident pension with a large own part, and no
income declared.
Decoys: a resident pension of the central part only; pension ended; pension declared in full; a
namesake's pension.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.work import CENTRAL
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = _penniless(stage, "aged_alone" if turn % 2 else "aged_couple")
        person = household.head.person
        if turn % 3 == 2:
            _pension(stage, person, "居民", CENTRAL + 520, local_basic=15, personal_part=505)
        else:
            _pension(stage, person, ("企业", "机关")[turn % 3], 2350)
        stage.truth(person, "养老金未计入家庭收入")
    _central_only(stage)
    _ended(stage)
    _declared(stage)
    _namesake(stage)


def _penniless(stage: Stage, shape: str = "aged_alone") -> DibaoHousehold:
    """Declares nothing; a spouse's resident pension has no own part either."""
    household = stage.household(shape)
    for member in household.members:
        member.monthly_income = 0
    for member in household.members[1:]:
        _pension(stage, member.person, "居民", CENTRAL)
    return household


def _pension(
    stage: Stage, person: Person, kind: str, amount: int, status: str = "正常", **parts: int
) -> None:
    person.pension_kind = kind
    row = {"central_basic": CENTRAL, "local_basic": 0, "personal_part": 0} if kind == "居民" else {}
    stage.add("pension", person, pension_kind=kind, started_on=date(2014, 2, 1), monthly_amount=amount,
              pay_status=status, period=date(2020, 4, 1), **(row | parts))  # fmt: skip


def _central_only(stage: Stage) -> None:
    person = _penniless(stage).head.person
    _pension(stage, person, "居民", CENTRAL)
    stage.decoy(person, "只有中央基础养老金，不计入收入")


def _ended(stage: Stage) -> None:
    person = _penniless(stage).head.person
    _pension(stage, person, "企业", 2100, status="终止")
    stage.decoy(person, "待遇已终止")


def _declared(stage: Stage) -> None:
    household = stage.household("aged_alone")
    household.head.monthly_income = 390
    _pension(stage, household.head.person, "企业", 390)
    stage.decoy(household.head.person, "养老金已如实申报并计入")


def _namesake(stage: Stage) -> None:
    person, other = _penniless(stage).head.person, stage.person("aged_alone")
    _pension(stage, person, "居民", CENTRAL)
    other.name = person.name
    _pension(stage, other, "机关", 3300)
    stage.decoy(person, "领取机关养老金的是同名的另一人")
