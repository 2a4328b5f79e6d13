"""242 批准快过法定程序.

Truth: approved six days after publication began; approved before anybody had visited.
Decoys: all steps in time; refused at once; a tekun application, which this rule leaves alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ON = date(2020, 2, 10)
DECIDED = ON + timedelta(days=34)
HASTE: tuple[tuple[dict[str, Any], str], ...] = (
    ({"publicity_from": DECIDED - timedelta(days=6)}, "公示六天就批准"),
    ({"surveyed_on": DECIDED + timedelta(days=5)}, "批准以后才入户调查"),
    ({"publicity_from": DECIDED - timedelta(days=1)}, "公示次日就批准"),
)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        change, why = HASTE[turn % 3]
        stage.truth(_approved(stage, **change), why)
    stage.decoy(_approved(stage), "程序走完，公示二十天")
    refused = stage.person("bachelor", unique_name=True)
    row = apply(stage.world, refused, ON, "不予批准", reasons="家庭财产超过当地规定")
    row |= HASTE[0][0]
    stage.decoy(refused, "不予批准，不是批准")
    tekun = stage.tekun().person
    row = apply(stage.world, tekun, ON, "批准", programme="特困")
    row |= HASTE[0][0]
    stage.decoy(tekun, "特困申请，公示另有规定")


def _approved(stage: Stage, **change: Any) -> Person:
    """On the roll from April by this application."""
    household = stage.household("aged_couple")
    household.months, household.start_month = {4}, date(2020, 4, 1)
    household.last_review_on = date(2020, 3, 20)
    row = apply(stage.world, household.head.person, ON, "批准")
    row |= change
    return household.head.person
