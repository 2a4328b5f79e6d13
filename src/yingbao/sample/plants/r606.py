"""606 反映没有进台账.

Truth: a complaint about aid of two months ago of which the ledger knows nothing.
Decoys: in the ledger by its number; in the ledger of the village without a number; a question;
merged; just come; about a road.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.complaints import complain
from yingbao.sample.ordinary.rectification import problem
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

ON = date(2020, 2, 5)
LAWFUL: tuple[tuple[Row, str], ...] = (
    ({"content": "咨询低保怎么申请"}, "只是咨询"),
    ({"merged_into": "QS20200001"}, "重复件已并入"),
    (
        {
            "received_on": date(2020, 4, 12),
            "accepted_on": date(2020, 4, 14),
            "closed_on": None,
            "answered_on": None,
        },
        "刚收到",
    ),
    ({"content": "反映路没有修"}, "反映的不是救助"),
)


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth_row(_case(stage), "反映低保评议不公，台账里没有")
    for change, why in LAWFUL:
        stage.decoy_row(_case(stage, **change), why)
    _known_by_number(stage)
    _known_by_village(stage)


def _case(stage: Stage, **change: object) -> Row:
    more = {"content": "反映低保评议不公", "village": None} | change
    return complain(stage.world, stage.dice, stage.person("couple"), ON, **more)


def _known_by_number(stage: Stage) -> None:
    row = _case(stage)
    problem(
        stage.world, stage.dice, stage.person("couple"), source="信访", complaint_no=row["case_no"]
    )
    stage.decoy_row(row, "台账里有这个件号")


def _known_by_village(stage: Stage) -> None:
    person = stage.person("couple")
    row = complain(stage.world, stage.dice, person, ON, content="反映低保评议不公")
    problem(stage.world, stage.dice, person, date(2020, 2, 10), source="信访")
    stage.decoy_row(row, "台账里有同村的信访问题，没写件号")
