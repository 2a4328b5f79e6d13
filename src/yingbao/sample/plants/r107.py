"""107 全村低保人数几个月不变.

Truth: six monthly reports with the same count although people entered and left.
Decoys: nobody entered or left; a small village; the count moved.
"""

from __future__ import annotations

from yingbao.sample.ordinary.counts import MONTHS, report
from yingbao.sample.stage import Stage

STEADY = ("郑庄镇", "端氏镇", "嘉峰镇")


def plant(stage: Stage) -> None:
    for township in STEADY:
        _reported(stage, township, [40] * 6, 1)
        stage.truth("", "六个月都是40人，却有进有出", township=township)
    for township, counts, moved, why in (
        ("郑村镇", [40] * 6, 0, "没有人进出"), ("柿庄镇", [6] * 6, 1, "小村"),
        ("土沃乡", [40, 41, 41, 40, 39, 40], 1, "人数有变化"),
    ):  # fmt: skip
        _reported(stage, township, counts, moved)
        stage.key.decoy(stage.rule, "", why, township)


def _reported(stage: Stage, township: str, counts: list[int], moved: int) -> None:
    village = next(v for v in stage.world.villages if v.township == township and not v.urban)
    for on, people in zip(MONTHS, counts, strict=True):
        report(stage.world, (township, village.name), on, people, moved, moved)
