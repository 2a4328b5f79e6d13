"""208 申请超过时限没有办结.

Truth: accepted months ago and still being handled.
Decoys: within the time; held up lawfully for two months; decided; on the roll meanwhile, only the
ledger was not filled in; an application of another kind.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

EARLY = (date(2019, 11, 4), date(2019, 12, 2), date(2020, 1, 13))
OPEN: dict[str, Any] = {"decided_on": None, "notified_on": None, "decision": "在办"}


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = _person(stage)
        _pending(stage, person, EARLY[turn % 3], programme=("低保", "特困")[turn % 2])
        stage.truth(person, "受理三个月以上没有办结")
    for on, more, why in (
        (date(2020, 3, 2), {}, "受理不到七十天"),
        (date(2020, 1, 13), {"suspended_days": 60}, "公示有异议，依规中止六十天"),
        (date(2019, 12, 2), {"programme": "临时救助"}, "不是低保、特困申请"),
    ):  # fmt: skip
        person = _person(stage)
        _pending(stage, person, on, **more)
        stage.decoy(person, why)
    decided, entered = _person(stage), stage.household("bachelor").head.person
    apply(stage.world, decided, EARLY[0], "不予批准", reasons="家庭月人均收入高于当地低保标准")
    _pending(stage, entered, EARLY[1])
    stage.decoy(decided, "已办结")
    stage.decoy(entered, "已在名册上，只是台账没有填")


def _person(stage: Stage) -> Person:
    return stage.person("bachelor", unique_name=True)


def _pending(stage: Stage, person: Person, on: date, **more: Any) -> None:
    row = apply(stage.world, person, on, "在办")
    row |= OPEN | more
