"""308 拆成几笔小额避开县级审批.

Truth: husband and wife, one illness, two township grants just below the ceiling within weeks.
Decoys: two different accidents; stages agreed beforehand; one of them approved by the county; four
months apart.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.people import Family
from yingbao.sample.stage import Stage

FIRST = date(2020, 1, 20)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        family = stage.applicant("couple")
        _two(stage, family, FIRST + timedelta(days=turn % 20), 18)
        stage.truth(family.head, "同一场病，两笔贴着乡镇上限", also=(family.members[1].id18,))
    for first, second, apart, why in (
        ({"occurred_on": date(2020, 1, 18)}, {"occurred_on": date(2020, 2, 2)}, 18, "两次不同的事故"),
        ({"is_staged": True}, {"is_staged": True}, 18, "事先定好分阶段"),
        ({}, {"approval_level": "县级"}, 18, "第二笔是县级审批"),
        ({}, {}, 70, "相隔两个多月"),
    ):  # fmt: skip
        family = stage.applicant("couple")
        _two(stage, family, FIRST, apart, first, second)
        for person in family.members:
            stage.decoy(person, why)


def _two(stage: Stage, family: Family, on: date, apart: int, first: dict[str, Any] | None = None,
         second: dict[str, Any] | None = None) -> None:  # fmt: skip
    township = {"approval_level": "乡级"}
    grant(stage.world, family.head, "急难型", on, 2800, **(township | (first or {})))
    grant(
        stage.world,
        family.members[1],
        "急难型",
        on + timedelta(days=apart),
        2900,
        **(township | (second or {})),
    )
