"""272 失业金未计收入.

Truth: a member draws unemployment benefit, the roll says no income.
Decoys: the benefit is over; the roll counts an income.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_jobless(stage, 0, date(2020, 12, 1)), "在领失业金，名册收入写零")
    stage.decoy(_jobless(stage, 0, date(2020, 2, 1)), "已经领完")
    stage.decoy(_jobless(stage, 260, date(2020, 12, 1)), "收入里算了")


def _jobless(stage: Stage, income: int, until: date) -> Person:
    household = stage.household("couple", layout="persons")
    for member in household.members:
        member.monthly_income = income
    person = household.head.person
    stage.add("unemployment", person, registered_on=date(2019, 11, 5), benefit_from=date(2019, 12, 1),
              benefit_to=until)  # fmt: skip
    return person
