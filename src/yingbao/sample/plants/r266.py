"""266 低收入登记收入低于现行低保标准.

Truth: a border household whose registered income is below this year's standard.
Decoys: income above the standard; refused since.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import refuse
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_border(stage, 438), "登记收入低于现行标准450元")
    stage.decoy(_border(stage, 560), "收入高于标准")
    refused = _border(stage, 438)
    refuse(stage, refused)
    stage.decoy(refused, "已书面告知不予批准")


def _border(stage: Stage, income: int) -> Person:
    head = stage.person("couple", unique_name=True)
    for person in head.family.members:
        stage.add("lowincome_member", person, kind="低保边缘", relation=person.relation, period=date(2020, 4, 1),
                  per_capita_monthly_income=income, valid_from=date(2019, 12, 1),
                  valid_to=date(2020, 11, 30))  # fmt: skip
    return head
