"""601 信访超期.

Truth: told too late whether it is taken up; answered after sixty days; neither told nor answered yet.
Decoys: an extension was signed; the case was merged into another; answered on the spot; days of a
pause do not count; not yet due.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.complaints import complain
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

ON = date(2020, 1, 7)
LATE: tuple[tuple[Row, str], ...] = (
    ({"accepted_on": date(2020, 2, 6), "closed_on": date(2020, 2, 20), "answered_on": date(2020, 2, 20)}, "收到30天才受理"),
    ({"closed_on": date(2020, 4, 2), "answered_on": date(2020, 4, 2)}, "受理80多天才办结"),
    ({"accepted_on": None, "closed_on": None, "answered_on": None, "answer_mode": None}, "三个月没有受理"),
)  # fmt: skip
LAWFUL: tuple[tuple[Row, str], ...] = (
    ({"closed_on": date(2020, 3, 27), "answered_on": date(2020, 3, 27), "extended_on": date(2020, 3, 6), "extended_days": 30}, "延期30天已批准"),
    ({"accepted_on": None, "closed_on": None, "answered_on": None, "merged_into": "QS20200001"}, "重复件已并入"),
    ({"accepted_on": None, "closed_on": ON, "answered_on": ON}, "当场答复"),
    ({"closed_on": date(2020, 4, 2), "answered_on": date(2020, 4, 2), "paused_days": 40}, "等鉴定中止40天"),
    ({"received_on": date(2020, 4, 20), "accepted_on": None, "closed_on": None, "answered_on": None}, "收到十天，还没到期"),
)  # fmt: skip


def plant(stage: Stage) -> None:
    for turn in stage.times:
        change, why = LATE[turn % len(LATE)]
        stage.truth_row(
            complain(stage.world, stage.dice, stage.person("couple"), ON, **change), why
        )
    for change, why in LAWFUL:
        stage.decoy_row(
            complain(stage.world, stage.dice, stage.person("couple"), ON, **change), why
        )
