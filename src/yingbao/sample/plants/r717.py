"""717 追缴款未缴库.

Truth: paid back months ago, no receipt of the treasury.
Decoys: paid in; in instalments; waived; paid back last week.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.treasury import recover
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

UNPAID: Row = {"treasury_on": None, "treasury_no": None}
LAWFUL: tuple[tuple[Row, str], ...] = (
    ({}, "已经缴库"),
    (UNPAID | {"state": "分期", "returned_amount": 400}, "分期退回"),
    (UNPAID | {"state": "减免"}, "经批准减免"),
    (UNPAID | {"returned_on": date(2020, 4, 22)}, "上周才追回"),
)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.person("couple")
        recover(stage.world, person, **(UNPAID | {"returned_amount": 900 + 100 * turn}))
        stage.truth(person, "追回三个月没有缴库")
    for change, why in LAWFUL:
        person = stage.person("couple")
        recover(stage.world, person, **change)
        stage.decoy(person, why)
