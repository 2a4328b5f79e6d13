"""309 同一件事重复救助.

Truth: the same person, the same cause, twice within a year; or the same day of the accident.
Decoys: a relapse; stages; another cause; two accidents of one kind; a year and a half apart.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

FIRST = date(2019, 9, 16)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.applicant().head
        if turn % 3 == 2:
            day = {"occurred_on": FIRST - timedelta(days=2)}
            _twice(stage, person, 150, day, day | {"reason": "意外摔伤"})
        else:
            _twice(stage, person, 140 + turn)
        stage.truth(person, "同一件事一年内救助两次")
    for apart, first, second, why in (
        (150, {"reason": "旧病复发住院"}, {"reason": "旧病复发住院"}, "病又犯了"),
        (150, {"is_staged": True}, {"is_staged": True}, "分阶段救助"),
        (150, {}, {"reason": "房屋失火"}, "第二次是房屋失火"),
        (150, {"occurred_on": FIRST}, {"occurred_on": FIRST + timedelta(days=149)}, "两次不同的事故"),
        (-400, {}, {}, "相隔一年多"),
    ):  # fmt: skip
        person = stage.applicant().head
        _twice(stage, person, apart, first, second)
        stage.decoy(person, why)


def _twice(stage: Stage, person: Person, apart: int, first: dict[str, Any] | None = None,
           second: dict[str, Any] | None = None) -> None:  # fmt: skip
    base = {"reason": "骨折住院"}
    grant(stage.world, person, "急难型", FIRST, 1900, **(base | (first or {})))
    grant(
        stage.world,
        person,
        "急难型",
        FIRST + timedelta(days=apart),
        2000,
        **(base | (second or {})),
    )
