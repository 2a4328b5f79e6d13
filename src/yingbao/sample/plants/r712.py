"""712 科目用途不对.

Truth: dibao money under the tekun code; office costs paid out of aid money.
Decoys: services bought, the paper says so; money for several kinds of aid under the tekun code.
"""

from __future__ import annotations

from yingbao.sample.ordinary.treasury import transfer
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

WRONG: tuple[tuple[Row, str], ...] = (
    ({"item": "农村低保资金", "budget_item": "2082102"}, "低保资金列在特困科目"),
    ({"purpose": "乡镇民政办工作经费"}, "用作工作经费"),
    ({"item": "特困人员救助供养资金", "budget_item": "2081902"}, "特困资金列在低保科目"),
)
LAWFUL: tuple[tuple[Row, str], ...] = (
    ({"purpose": "政府购买服务人员工资"}, "购买救助服务"),
    ({"budget_item": "2082102"}, "几项合在一起的补助资金"),
)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        change, why = WRONG[turn % len(WRONG)]
        stage.truth_row(transfer(stage.world, **change), why)
    for change, why in LAWFUL:
        stage.decoy_row(transfer(stage.world, **change), why)
