"""802 突击销号.

Truth: most of a township's cases are closed in the last two days, or within one hour.
Decoys: a batch with minutes of a meeting; a batch of typing errors mended; many, but spread.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.rectification import problem
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

DUE, CASES = date(2020, 3, 31), 30


def plant(stage: Stage) -> None:
    names = [name for name, _, _ in TOWNSHIPS]
    stage.world.dice.child("waves").shuffle(names)
    late = {"due_on": DUE}
    stage.truth_row(_batch(stage, names[0], late)[0], "三十条在时限前两天销号")
    stage.truth_row(_batch(stage, names[1], late)[0], "三十条在时限前两天销号")
    hour = {"due_on": date(2020, 6, 30), "closed_time": "16:2"}
    stage.truth_row(_batch(stage, names[2], hour, day=DUE)[0], "三十条在一个小时里销号")
    _silent(
        stage, names[3], late | {"minutes_no": "专题会议纪要〔2020〕3号"}, "集体研究，有会议纪要"
    )
    _silent(stage, names[4], late | {"result": "更正数据"}, "只是更正数据")


def _batch(stage: Stage, township: str, change: Row, day: date | None = None) -> list[Row]:
    found = date(2020, 2, 3)
    rows = []
    for place in range(CASES):
        person = stage.casting.take("couple", lambda f: f.village.township == township).head
        closed = day or DUE - timedelta(days=place % 2)
        minute = (
            {"closed_time": f"{change['closed_time']}{place % 10}"}
            if "closed_time" in change
            else {}
        )
        rows.append(problem(stage.world, stage.dice, person, found,
                            **({"closed_on": closed} | change | minute)))  # fmt: skip
    return rows


def _silent(stage: Stage, township: str, change: Row, why: str) -> None:
    for row in _batch(stage, township, change):
        stage.decoy_row(row, why)
