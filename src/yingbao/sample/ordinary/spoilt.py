"""Rows nobody can use, and rows whose number is damaged: the ordinary share of every county.

Unusable: no name and no number, or a required figure that is no figure. Damaged: the person is
there but her number lost digits or fails its check; only people nobody asks about are damaged
here, so that the planted answers stay sharp.
"""

from __future__ import annotations

from typing import Any

from yingbao.sample.dice import Dice
from yingbao.sample.people import Person
from yingbao.sample.sheets import Number
from yingbao.sample.world import Row, World

DAMAGED_TABLES = ("vehicle", "medical_bill", "pension", "business", "property_right", "student")
# table, what the clerk left in which column, why the row is of no use
UNUSABLE: tuple[tuple[str, Row, str], ...] = (
    ("payment", {"amount": "待核"}, "金额不是数字"),
    ("death_record", {"died_on": "不详", "cancelled_on": None}, "没有死亡日期"),
    ("medical_bill", {"self_paid": "见附件"}, "个人自付不是数字"),
    ("medical_bill", {"name": None, "id_number": "不详"}, "没有姓名和身份证号"),
    ("vehicle", {"name": None, "id_number": "无"}, "没有所有人和证件号"),
    ("property_right", {"name": None, "id_number": None}, "没有权利人和证件号"),
    ("linshi_grant", {"amount": None}, "没有救助金额"),
    ("custody", {"entered_on": "2019-13-45"}, "入所日期不存在"),
    ("stop_decision", {"decided_on": "？"}, "没有决定日期"),
    ("pension", {"monthly_amount": "暂未核定"}, "月待遇不是数字"),
)  # fmt: skip


def fill(world: World) -> None:
    dice = world.dice.child("spoilt")
    for table, change, why in UNUSABLE:
        if rows := world.rows[table]:
            spoilt = {**dice.choice(rows), **change, "_unusable": why, "_who": None}
            world.rows[table].append(spoilt)
    for table in DAMAGED_TABLES:
        rows = [row for row in world.rows[table] if _nobody_asks(world, row.get("_who"))]
        for row in dice.sample(rows, min(len(rows), max(2, len(rows) // 700))):
            _damage(dice, row)


def _nobody_asks(world: World, person: Person | None) -> bool:
    """Free, a name of her own, and no disabled relative whose means hang on this row."""
    return (
        person is not None
        and person.family.is_free
        and world.names[person.name] == 1
        and not any(member.disability for member in person.family.members)
    )


def _damage(dice: Dice, row: Row) -> None:
    number = row["_who"].id18
    typed, why = damages(number)[dice.randrange(4)]
    row["id_number"], row["_damaged"] = typed, why


def damages(number: str) -> tuple[tuple[Any, str], ...]:
    """Ways a number is lost for good."""
    return (
        (Number(number[:17] + "0"), "数字单元格，末几位丢失"),
        (number[:-1] + ("0" if number[-1] != "0" else "1"), "校验位不符"),
        (number[:16] + number[17:], "只有17位"),
        (number[:6] + "19" + "00" * 3 + number[14:], "出生日期不存在"),
    )
