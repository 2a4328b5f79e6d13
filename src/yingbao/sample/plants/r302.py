"""302 乡镇没有备用金或长期不用.

Truth: not in the county's reserve book; opened long ago and never spent from; spent last in 2018.
Decoys: opened two months ago; spent last autumn and not yet this year.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.emergencies import fund
from yingbao.sample.stage import Stage

SCENES = {
    "张村乡": (None, None, "全县备用金账上没有这个乡"),
    "苏庄乡": (date(2019, 1, 8), None, "建账一年多没有支用"),
    "十里乡": (date(2018, 3, 8), date(2018, 10, 22), "2018年10月以后没有支用"),
}


def plant(stage: Stage) -> None:
    for township, (opened, spent_on, why) in SCENES.items():
        _listed(stage, township)
        if opened is not None:
            fund(stage.world, township, opened, spent_on)
        stage.truth(township, why)
    _listed(stage, "柿庄镇")
    fund(stage.world, "柿庄镇", date(2020, 2, 25))
    stage.decoy("柿庄镇", "两个月前才设立")
    _listed(stage, "樊村河乡")
    fund(stage.world, "樊村河乡", date(2019, 1, 8), date(2019, 9, 3))
    stage.decoy("樊村河乡", "去年秋天用过，今年还没有")


def _listed(stage: Stage, township: str) -> None:
    """A township that the rolls name."""
    stage.world.apart["reserve_fund"].add(township)
    stage.enrol(stage.family("aged_couple", township))
