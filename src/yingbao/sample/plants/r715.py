"""715 多卡同机取款.

Truth: five cards at one machine within eight minutes.
Decoys: three cards; five in an hour; five whose keeper is on file.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.treasury import withdraw
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

DAY = date(2020, 4, 14)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        stage.truth_row(_in_a_row(stage, f"ATM9{turn:02d}", 5, 2)[0], "一台机器八分钟取了五张卡")
    _silent(stage, _in_a_row(stage, "ATM801", 3, 2), "只有三张卡")
    _silent(stage, _in_a_row(stage, "ATM802", 5, 12), "前后隔了近一小时")
    _silent(stage, _in_a_row(stage, "ATM803", 5, 2, on_file=True), "代管已备案")


def _in_a_row(
    stage: Stage, terminal: str, cards: int, apart: int, on_file: bool = False
) -> list[Row]:
    rows = []
    for place in range(cards):
        household = stage.household("aged_alone")
        person = household.head.person
        rows.append(withdraw(stage.world, stage.dice, household.account, person.township, DAY,
                             holder=household.holder, minute=600 + apart * place, terminal=terminal))  # fmt: skip
        if on_file:
            stage.add("account_custody", person, account=household.account, keeper_name="常某某",
                      relation="监护人", reason="行动不便", registered_on=date(2019, 3, 5))  # fmt: skip
    return rows


def _silent(stage: Stage, rows: list[Row], why: str) -> None:
    for row in rows:
        stage.decoy_row(row, why)
