"""605 一村集中反映.

Truth: three people of one village within a month.
Decoys: one person three times; three questions; three anonymous letters; three people in four months.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.complaints import complain
from yingbao.sample.people import Family, Person
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

ON = date(2020, 3, 20)
WORDS = {"content": "反映评议会没有公示结果"}
NOBODY = {"named_kind": "匿名", "complainant_name": None, "complainant_phone": None}


def plant(stage: Stage) -> None:
    taken: set[int] = set()
    for _ in range(3):
        stage.truth_row(_cases(stage, _village(stage, taken), 9)[0], "一个月里同村三人反映")
    one = _village(stage, taken)[:1] * 3
    rows = _cases(stage, one, 4)
    for row in rows:
        row["complainant_phone"] = rows[0]["complainant_phone"]
    _silent(stage, rows, "一个人反映三次")
    _silent(stage, _cases(stage, _village(stage, taken), 9, content="咨询评议会怎么开"), "只是咨询")
    _silent(stage, _cases(stage, _village(stage, taken), 9, **NOBODY), "三封匿名信")
    _silent(stage, _cases(stage, _village(stage, taken), -38), "前后隔了两个多月")


def _village(stage: Stage, taken: set[int]) -> list[Person]:
    """Three heads of one village in which no other scene of this rule plays."""

    def fits(family: Family) -> bool:
        return id(family.village) not in taken

    village = stage.casting.take("couple", fits).village
    taken.add(id(village))
    return [stage.casting.take("couple", lambda f: f.village is village).head for _ in range(3)]


def _cases(stage: Stage, people: list[Person], step: int, **more: object) -> list[Row]:
    return [complain(stage.world, stage.dice, person, ON + timedelta(days=step * place), **(WORDS | more))
            for place, person in enumerate(people)]  # fmt: skip


def _silent(stage: Stage, rows: list[Row], why: str) -> None:
    for row in rows:
        stage.decoy_row(row, why)
