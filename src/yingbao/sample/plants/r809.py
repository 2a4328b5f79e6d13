"""809 来回退办.

Truth: an open case returned three times, or handed on three times.
Decoys: the quarrel is about whose hukou it is; returned twice; closed meanwhile.
"""

from __future__ import annotations

from yingbao.sample.ordinary.rectification import problem
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

OPEN: Row = {
    "state": "核查中",
    "closed_on": None,
    "closed_time": None,
    "outcome": None,
    "result": None,
}
PASSED: tuple[Row, ...] = (
    {"return_count": 3, "return_reason": "材料不全"},
    {"owner_change_count": 4, "return_reason": "人手不够"},
)
LAWFUL: tuple[tuple[Row, str], ...] = (
    ({"return_count": 4, "return_reason": "户籍在邻县，人户分离"}, "确有管辖争议"),
    ({"return_count": 2, "return_reason": "材料不全"}, "只退过两次"),
)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        stage.truth_row(_case(stage, OPEN | PASSED[turn % 2]), "来回退、来回换人，还没有办结")
    for change, why in LAWFUL:
        stage.decoy_row(_case(stage, OPEN | change), why)
    stage.decoy_row(_case(stage, PASSED[0]), "已经办结")


def _case(stage: Stage, change: Row) -> Row:
    return problem(stage.world, stage.dice, stage.person("couple"), **change)
