"""The figures of a 旬报 or 月报: what each means, which belong together, which are money.

A return holds the period's figures; the year's running totals are kept beside them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`runs`: the figure adds up over the year. Stocks (opening, closing) do not."""

    name: str
    label: str
    group: str
    money: bool = False
    runs: bool = True


def _stock(name: str, label: str, group: str) -> Figure:
    return Figure(name, label, group, runs=False)


FIGURES: tuple[Figure, ...] = (
    _stock("clues_opening", "期初在办线索", "线索"),
    Figure("clues_new", "本期派来", "线索"),
    Figure("clues_reopened", "其中重开的", "线索"),
    Figure("clues_verified", "本期核查", "线索"),
    Figure("clues_upheld", "其中属实", "线索"),
    Figure("clues_closed", "本期销号", "线索"),
    _stock("clues_closing", "期末在办线索", "线索"),
    Figure("enrolled_homes", "新纳入户数", "帮上了"),
    Figure("enrolled_people", "新纳入人数", "帮上了"),
    Figure("back_paid", "补发（元）", "帮上了", money=True),
    Figure("temporary_cases", "临时救助人次", "帮上了"),
    Figure("temporary_amount", "临时救助金额（元）", "帮上了", money=True),
    Figure("stopped_homes", "停发户数", "纠正了"),
    Figure("stopped_people", "停发人数", "纠正了"),
    Figure("heard_homes", "其中听过本人意见", "纠正了"),
    Figure("recovered", "追回（元）", "纠正了", money=True),
    _stock("complaints_opening", "期初在办信访", "信访"),
    Figure("complaints_new", "本期收到", "信访"),
    Figure("complaints_named", "其中实名", "信访"),
    Figure("complaints_closed", "本期办结", "信访"),
    Figure("complaints_satisfied", "其中满意", "信访"),
    _stock("complaints_closing", "期末在办信访", "信访"),
    Figure("accountable", "问责人数", "其他"),
)
NAMES = tuple(figure.name for figure in FIGURES)
BY_NAME = {figure.name: figure for figure in FIGURES}
