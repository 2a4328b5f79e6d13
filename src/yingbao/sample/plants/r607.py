"""607 销号后仍命中.

Truth: closed in February, and the comparison of April still has the clue.
Decoys: closed last month, the data lag; found untrue, the source is wrong; a clue that began later;
still open.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.rectification import match, problem
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

FOUND, CLOSED, MATCHED = date(2020, 1, 13), date(2020, 2, 12), date(2020, 4, 20)
LAWFUL: tuple[tuple[Row, date | None, str], ...] = (
    ({"closed_on": date(2020, 4, 2)}, None, "销号不到一个月，数据还没变"),
    ({"outcome": "不属实", "result": "无需整改"}, None, "核实不属实，来源数据没有更正"),
    ({}, date(2020, 3, 15), "销号以后的新疑点"),
    ({"state": "待整改", "closed_on": None, "closed_time": None}, None, "还没有销号"),
)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        row, clue = _closed(stage, {}, None)
        if turn % 2:  # the ledger has no clue number: known by person and rule
            row["clue_no"] = None
        stage.truth(row["id_number"], "2月销号，4月比对仍命中")
    for change, first, why in LAWFUL:
        stage.decoy(_closed(stage, change, first)[0]["id_number"], why)


def _closed(stage: Stage, change: Row, first: date | None) -> tuple[Row, Row]:
    row = problem(
        stage.world, stage.dice, stage.person("couple"), FOUND, **({"closed_on": CLOSED} | change)
    )
    return row, match(stage.world, row, MATCHED, first)
