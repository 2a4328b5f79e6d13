"""209 不予批准没有书面理由或没有按时告知.

Truth: refused without reasons; never told; told weeks later.
Decoys: reasons written and told the next day; withdrawn; approved; refused the day before.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ON = date(2019, 12, 9)
DECIDED = ON + timedelta(days=34)
REASONS = "家庭财产超过当地规定"
FAULTS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"reasons": None}, "没有写理由"),
    ({"notified_on": None}, "没有告知日期"),
    ({"notified_on": DECIDED + timedelta(days=25)}, "二十五天后才告知"),
)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        change, why = FAULTS[turn % 3]
        stage.truth(_refused(stage, **change), f"不予批准，{why}")
    stage.decoy(_refused(stage), "理由写明，次日告知")
    stage.decoy(_refused(stage, decision="撤回", reasons=None), "申请人自己撤回")
    stopped = _refused(stage, decision="终止", reasons=None, notified_on=None)
    stage.decoy(stopped, "终止办理，不是不予批准")
    fresh = _refused(stage, decided_on=date(2020, 4, 29), notified_on=None)
    stage.decoy(fresh, "前一天才决定，告知期限未到")


def _refused(stage: Stage, **more: Any) -> Person:
    """Refused with reasons and told the next day, but for what is said otherwise."""
    person = stage.person("bachelor", unique_name=True)
    row = apply(stage.world, person, ON, "不予批准", reasons=REASONS)
    row |= more
    return person
