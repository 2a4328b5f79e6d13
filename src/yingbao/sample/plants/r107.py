"""107 全村低保人数几个月不变.

Truth: six monthly reports with the same count although people entered and left.
Decoys: nobody entered or left; a small village; the count moved.
"""

from __future__ import annotations

from yingbao.sample.ordinary.counts import MONTHS, report
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

STEADY = ("郑庄镇", "端氏镇", "嘉峰镇")


def plant(stage: Stage) -> None:
    for township in STEADY:
        stage.truth_row(_reported(stage, township, [40] * 6, 1), "六个月都是40人，却有进有出")
    for township, counts, moved, why in (
        ("郑村镇", [40] * 6, 0, "没有人进出"), ("柿庄镇", [6] * 6, 1, "小村"),
        ("土沃乡", [40, 41, 41, 40, 39, 40], 1, "人数有变化"),
    ):  # fmt: skip
        stage.decoy_row(_reported(stage, township, counts, moved), why)


def _reported(stage: Stage, township: str, counts: list[int], moved: int) -> Row:
    """A village's six reports; the first stands for them."""
    village = next(v for v in stage.world.settled if v.township == township)
    rows = [
        report(stage.world, (township, village.name), on, people, moved, moved)
        for on, people in zip(MONTHS, counts, strict=True)
    ]
    return rows[0]
