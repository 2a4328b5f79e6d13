"""215 城乡低保重复.

Truth: on the rural and on the urban roll in March and in April.
Decoys: resettled: rural to March, urban from April; the same with one month of overlap and a
decision that ends the rural cover.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        rural, _urban = _both(stage)
        stage.truth(rural.head.person, "3月4月同时享受农村和城市低保")
        stage.allow(rural.head.person, "214", "城乡重复也是同月两行")
    rural, urban = _both(stage)
    rural.months, urban.months, urban.start_month = {1, 2, 3}, {4}, date(2020, 4, 1)
    stage.stop(rural.head.person, "易地搬迁进城，转城市低保", 4, kind="变更")
    stage.decoy(rural.head.person, "易地搬迁，4月起转城市低保")
    rural, urban = _both(stage)
    urban.months, urban.start_month = {4}, date(2020, 4, 1)
    stage.stop(rural.head.person, "易地搬迁进城，转城市低保", 5, kind="变更")
    stage.decoy(rural.head.person, "易地搬迁，转换当月重叠")


def _both(stage: Stage) -> tuple[DibaoHousehold, DibaoHousehold]:
    rural = stage.household("aged_alone")
    urban = stage.enrol(rural.head.person.family)
    urban.certificate_no = stage.world.office.certificate("CD")
    urban.area_kind, urban.township, urban.village = "城市", "龙港镇", "西街社区"
    urban.start_month = date(2018, 7, 1)
    return rural, urban
