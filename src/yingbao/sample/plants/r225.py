"""225 低保家庭成员在正常缴存住房公积金.

Truth: paid up to this month on a wage the roll does not have.
Decoys: the account is sealed; paid up to last autumn; the wage is counted in the family's income; a
namesake.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.household("couple").members[turn % 2].person
        _saves(stage, person, base=3200 + 300 * turn)
        stage.truth(person, "公积金正常缴存到四月")
    for more, why in (
        ({"account_status": "封存"}, "账户已封存"),
        ({"paid_to": date(2019, 9, 1)}, "只缴到去年九月"),
    ):  # fmt: skip
        person = stage.household("couple").head.person
        _saves(stage, person, **more)
        stage.decoy(person, why)
    _counted(stage)
    _namesake(stage)


def _saves(stage: Stage, person: Person, **more: Any) -> None:
    row = {"employer": "沁水县惠民煤业有限公司", "base": 3200, "account_status": "正常",
           "paid_to": date(2020, 4, 1), "balance": 21000}  # fmt: skip
    stage.add("housing_fund", person, **(row | more))


def _counted(stage: Stage) -> None:
    """A big family lives on one small wage, and the roll has it."""
    family = stage.casting.take("three", lambda family: len(family.members) >= 5)
    household = stage.enrol(family)
    for member in household.members:
        member.monthly_income = 0
    household.head.monthly_income = 1900
    _saves(stage, family.head, base=1850)
    stage.decoy(family.head, "工资已计入家庭收入")


def _namesake(stage: Stage) -> None:
    person, other = stage.household("couple").head.person, stage.person("couple")
    other.name = person.name
    _saves(stage, other)
    stage.decoy(person, "缴存人是同名的另一人")
