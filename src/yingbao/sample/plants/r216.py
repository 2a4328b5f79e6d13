"""216 低保特困重复.

Truth: on the dibao and on the tekun roll in March and in April.
Decoys: passed from dibao to tekun with no overlap; with the month of transfer overlapping.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold, TekunMember
from yingbao.sample.stage import Stage
from yingbao.sample.support import enrol_tekun


def plant(stage: Stage) -> None:
    for _ in stage.times:
        dibao, _tekun = _both(stage)
        stage.truth(dibao.head.person, "3月4月同时享受低保和特困供养")
    dibao, tekun = _both(stage)
    dibao.months, tekun.months, tekun.start_month = {1, 2, 3}, {4}, date(2020, 4, 1)
    stage.stop(dibao.head.person, "转为特困人员救助供养", 4)
    stage.decoy(dibao.head.person, "4月起转特困，没有重叠")
    dibao, tekun = _both(stage)
    tekun.months, tekun.start_month = {4}, date(2020, 4, 1)
    stage.stop(dibao.head.person, "转为特困人员救助供养", 5)
    stage.decoy(dibao.head.person, "转换当月重叠")


def _both(stage: Stage) -> tuple[DibaoHousehold, TekunMember]:
    dibao = stage.household("aged_alone")
    tekun = enrol_tekun(stage.world, dibao.head.person.family, stage.dice)
    tekun.is_taken = True
    return dibao, tekun
