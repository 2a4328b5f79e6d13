"""713 结余过大过久.

Truth: half a year's money left over; a little left over for four years.
Decoys: a month's money left; money of last year left.
"""

from __future__ import annotations

from yingbao.sample.ordinary.treasury import balance
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    world = stage.world
    stage.truth_row(balance(world, "临时救助资金", 1_900_000), "结余超过半年支出")
    stage.truth_row(balance(world, "孤儿基本生活保障资金", 1_000_000), "结余超过三个月支出")
    stage.truth_row(balance(world, "救助管理机构资金", 20_000, oldest=2016), "2016年结转至今")
    stage.decoy_row(balance(world, "困难群众慰问资金", 300_000), "只够一个月")
    stage.decoy_row(balance(world, "残疾人两项补贴资金", 20_000, oldest=2018), "结转不到三年")
