"""602 实名举报没有答复.

Truth: a real-name case closed without any answer.
Decoys: anonymous; three attempts to reach the person on file; answered without the day noted;
merged into another; still open.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.complaints import complain
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

ON = date(2020, 2, 4)
SILENT: Row = {"answered_on": None, "answer_mode": None}
LAWFUL: tuple[tuple[Row, str], ...] = (
    ({"named_kind": "匿名", "complainant_name": None, "complainant_phone": None}, "匿名件无从答复"),
    ({"contact_attempts": 3}, "联系三次联系不上"),
    ({"answer_mode": "当面"}, "当面答复，没写日期"),
    ({"merged_into": "QS20200001"}, "并入另一件一并答复"),
    ({"received_on": date(2020, 4, 6), "accepted_on": date(2020, 4, 8), "closed_on": None}, "还在办理"),
)  # fmt: skip


def plant(stage: Stage) -> None:
    for turn in stage.times:
        more = SILENT | {"contact_attempts": 1 if turn % 2 else None}
        row = complain(stage.world, stage.dice, stage.person("couple"), ON, **more)
        stage.truth_row(row, "实名反映，办结没有答复")
    for change, why in LAWFUL:
        row = complain(stage.world, stage.dice, stage.person("couple"), ON, **(SILENT | change))
        stage.decoy_row(row, why)
