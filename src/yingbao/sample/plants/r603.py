"""603 办结后重复反映.

Truth: the same person comes back with the same matter within ninety days and it goes to the same hands.
Decoys: another matter; another hand already; it came before the closing; merged; a namesake elsewhere.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.complaints import complain
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

FIRST, AGAIN = date(2020, 1, 14), date(2020, 3, 17)
MATTER: Row = {"matter": "作风", "content": "反映评议会没有通知本人", "handler_name": "贾某某"}
LAWFUL: tuple[tuple[Row, str], ...] = (
    ({"matter": "其他", "content": "反映路灯不亮"}, "另一件事"),
    ({"handler_name": "韩某某", "handler_unit": "沁水县民政局"}, "已交县里换人核查"),
    ({"received_on": date(2020, 1, 18), "accepted_on": date(2020, 1, 20), "closed_on": date(2020, 1, 27), "answered_on": date(2020, 1, 27)}, "第一件办结以前来的"),
    ({"merged_into": "QS20200001"}, "重复件已并入"),
    ({"complainant_phone": None, "village": "外村"}, "别村的同名人"),
)  # fmt: skip


def plant(stage: Stage) -> None:
    for turn in stage.times:
        by_name = {"complainant_phone": None} if turn % 3 == 2 else {}
        stage.truth_row(_pair(stage, by_name, keep_village=bool(by_name)), "办结后又来反映同一件事")
    for change, why in LAWFUL:
        stage.decoy_row(_pair(stage, change, keep_village="village" in change), why)


def _pair(stage: Stage, change: Row, keep_village: bool) -> Row:
    """Two cases of one person; the second is the one that is changed. Gives back the second."""
    person = stage.person("couple")
    place = {} if keep_village else {"village": None}
    first = complain(stage.world, stage.dice, person, FIRST, **(MATTER | place))
    same = {"complainant_phone": first["complainant_phone"]}
    return complain(stage.world, stage.dice, person, AGAIN, **(MATTER | place | same | change))
