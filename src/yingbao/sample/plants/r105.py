"""105 名册上的保障标准不是规定的标准.

Truth: three townships whose rosters still carry last year's 415 yuan.
Decoys: a resettled family with the urban standard; a roster that writes the year's sum.
"""

from __future__ import annotations

from yingbao.sample.aid import URBAN_STANDARD, DibaoHousehold
from yingbao.sample.stage import Stage

LAST_YEAR = 415
WRONG, RIGHT = ("柿庄镇", "樊村河乡", "张村乡"), "苏庄乡"


def plant(stage: Stage) -> None:
    for township in WRONG:
        _listed(stage, township, LAST_YEAR)
        stage.truth("", "名册用的是去年的标准", township=township)
    _listed(stage, RIGHT, URBAN_STANDARD)
    yearly = _listed(stage, RIGHT, 450)
    yearly.written["standard_monthly"] = 5400
    stage.key.decoy(stage.rule, "", "搬迁户享受城市标准，另一户按年写", RIGHT)


def _listed(stage: Stage, township: str, standard: int) -> DibaoHousehold:
    """A household whose sum follows from that standard, right or wrong."""
    household = stage.enrol(stage.family("aged_alone", township))
    gap = (standard - household.per_head(4)) * len(household.covered(4))
    household.written |= {"standard_monthly": standard, "monthly_amount": round(gap, 2)}
    return household
