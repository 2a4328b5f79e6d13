"""701 资金下达拨付迟.

Truth: sent on two months after it came; not sent on yet.
Decoys: sent on the thirtieth day; come only this month.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.treasury import transfer
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        sent = None if turn % 2 else date(2020, 3, 12)
        row = transfer(stage.world, received_on=date(2020, 1, 9), sent_on=sent)
        stage.truth_row(row, "收文两个月才拨付，或至今没有拨付")
    stage.decoy_row(transfer(stage.world, sent_on=date(2020, 2, 5)), "第三十天拨付")
    stage.decoy_row(
        transfer(stage.world, received_on=date(2020, 4, 8), sent_on=None), "收文不到三十天"
    )
