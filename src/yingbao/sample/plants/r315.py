"""315 以非本地户籍为由不受理.

Truth: people of other counties in need here were sent away for their hukou.
Decoys: taken up; sent on with help; the trouble is not here; taken up a week later; another reason;
helped after all.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.ordinary.emergencies import ask, grant
from yingbao.sample.people import Family, Person
from yingbao.sample.places import Village
from yingbao.sample.stage import Stage

ON = date(2020, 2, 12)
NOT_OURS = "非本地户籍，回户籍地申请"
LAWFUL: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("受理", {}, "已经受理"),
    ("转介", {}, "已协助转救助管理站"),
    ("不予受理", {"reason": NOT_OURS, "emergency_here": False}, "急难不在本地"),
    ("不予受理", {"reason": "家庭存款较多"}, "另有原因"),
)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = _stranger(stage, turn)
        _ask(
            stage,
            person,
            ON + timedelta(days=turn % 30),
            "不予受理",
            reason=NOT_OURS if turn % 3 else None,
        )
        stage.truth(person, "外地人在本县遇困，以户籍为由不受理")
    for turn, (outcome, more, why) in enumerate(LAWFUL):
        person = _stranger(stage, turn + 5)
        _ask(stage, person, ON, outcome, **more)
        stage.decoy(person, why)
    _later(stage)


def _ask(stage: Stage, person: Person, on: date, outcome: str, **more: Any) -> None:
    ask(stage.world, person, on, outcome, **({"hukou_kind": "外县", "reason": None} | more))


def _later(stage: Stage) -> None:
    again, helped = _stranger(stage, 10), _stranger(stage, 11)
    for person in (again, helped):
        _ask(stage, person, ON, "不予受理", reason=NOT_OURS)
    _ask(stage, again, ON + timedelta(days=6), "受理")
    stage.decoy(again, "一周后受理了")
    grant(stage.world, helped, "急难型", ON + timedelta(days=3), 960)
    stage.decoy(helped, "后来给了临时救助")


def _stranger(stage: Stage, turn: int) -> Person:
    """Somebody from another province at this township's counter; his book is not in the county."""
    stranger = Family(stage.world.office.book(), _village(stage))
    return stage.world.settler.join(stranger, "户主", "男", 27 + turn % 30, "未婚", region="410881")


def _village(stage: Stage) -> Village:
    return next(v for v in stage.world.villages if v.township == "嘉峰镇")
