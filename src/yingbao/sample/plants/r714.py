"""714 救助金被扣.

Truth: less than due arrives and the note says what was kept back.
Decoys: a court's order; a correction of what was paid too much; the note speaks of a fee but all arrived.
"""

from __future__ import annotations

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.stage import Stage

NOTES = ("代扣城乡居民医疗保险费", "抵还合作社借款", "扣卫生费")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = _short(stage, NOTES[turn % len(NOTES)], 60)
        stage.truth(household.head.person, "实发少于应发，摘要写有扣款")
    stage.decoy(_short(stage, "法院强制执行扣划", 60).head.person, "法院依法执行")
    stage.decoy(_short(stage, "冲正上月多发", 60).head.person, "冲正以前多发的")
    stage.decoy(_short(stage, "代扣医保费另行缴纳", 0).head.person, "足额到账")


def _short(stage: Stage, note: str, less: int) -> DibaoHousehold:
    """April's money arrives with that much missing; a sum that differs is rule 702's business too."""
    household = stage.household("aged_alone")
    household.paid_sums = {4: household.total(4) - less}
    household.written["payment"] = {"note": note}
    if less:
        stage.allow(household.head.person, "702", "被扣了钱，也是实发与名册不一致")
    return household
