"""311 同村同日同额成批发放.

Truth: six persons of a village, one day, one sum; four of them in the days before the spring feast.
Decoys: a village after a flood; a village where each got another sum.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.places import Village
from yingbao.sample.stage import Stage

NORMAL, FEAST = date(2020, 2, 18), date(2020, 1, 14)
TRUTHS = (("龙港镇", 6, NORMAL), ("嘉峰镇", 6, NORMAL), ("柿庄镇", 4, FEAST))


def plant(stage: Stage) -> None:
    for township, persons, on in TRUTHS:
        _hand_out(stage, township, [700] * persons, on, "家庭困难")
        stage.truth(township, "节前同村同额" if on == FEAST else "同村同日同额")
    _hand_out(stage, "樊村河乡", [800] * 6, NORMAL, "暴雨洪涝受灾")
    stage.decoy("樊村河乡", "受灾成批救助")
    _hand_out(stage, "十里乡", [600, 700, 800, 900, 1000, 1100], NORMAL, "家庭困难")
    stage.decoy("十里乡", "金额各不相同")


def _hand_out(stage: Stage, township: str, sums: list[int], on: date, reason: str) -> None:
    village = _village(stage, township)
    for amount in sums:
        family = stage.applicant("bachelor", lambda f: f.village is village)
        grant(stage.world, family.head, "急难型", on, amount, reason=reason)


def _village(stage: Stage, township: str) -> Village:
    return next(v for v in stage.world.villages if v.township == township and not v.urban)
