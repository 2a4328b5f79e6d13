"""Figures in a clause as typed values: days, months, money, shares, multiples, counts, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yingbao.policy.parsing.numbers import NUMBER, read_number

Kind = Literal["days", "months", "money", "share", "multiple", "people", "times", "age", "date"]


@dataclass(frozen=True)
class Value:
    """One figure. `unit`: 工作日, 自然日, 日 (not said), 月, 元/月, 元/年, 元/次, 元, 倍, %, 人, 次, 周岁.

    `amount` of a share is a fraction (0.3), of a date its ordinal; `text` is as written.
    """

    kind: Kind
    amount: float
    unit: str
    text: str
    start: int

    @property
    def day(self) -> date | None:
        return date.fromordinal(int(self.amount)) if self.kind == "date" else None


_WORKING = r"(?:个)?工作日|(?:个)?工作天"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "date",
        r"([〇零一二三四五六七八九\d]{4})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*日",
    ),
    (
        "share",
        rf"一半|半数|百分之({NUMBER})|({NUMBER})\s*[%％]|({NUMBER})\s*分之({NUMBER})|({NUMBER})\s*成(?!立|员|年|功|为|果|本|效|绩|熟|长|人)",
    ),
    ("multiple", rf"({NUMBER})\s*倍"),
    (
        "money",
        rf"(?:人民币)?\s*({NUMBER})\s*(万)?元(?:\s*(?:/|每)?\s*(?:人|户)?\s*[/·每]?\s*(月|年|次))?",
    ),
    ("days", rf"({NUMBER})\s*(?:{_WORKING})|({NUMBER})\s*(?:个)?(?:自然日|天|日)(?!起|前|后?印发)"),
    (
        "months",
        rf"({NUMBER})\s*(个?半?月|个季度|年|周|星期)(?!\s*[\d一二三四五六七八九十]*\s*[月日])(?!度|初|末|底|级)",
    ),
    ("age", rf"({NUMBER})\s*周?岁"),
    ("times", rf"({NUMBER})\s*次"),
    ("people", rf"({NUMBER})\s*(?:名|人)"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_PER = re.compile(r"每\s*(?:人|户)?\s*每?\s*(月|年|次)[^，。；]{0,8}$")


def _date(found: re.Match[str]) -> Value | None:
    year, month, day = (int(read_number(found[i]) or 0) for i in (1, 2, 3))
    try:
        return Value("date", date(year, month, day).toordinal(), "日期", found[0], found.start())
    except ValueError:
        return None


def _share(found: re.Match[str]) -> Value | None:
    if found[0] in ("一半", "半数"):
        return Value("share", 0.5, "%", found[0], found.start())
    tenths = read_number(found[5]) if found[5] else None
    if tenths is not None:
        amount: float | None = tenths / 10
    elif found[3]:
        below, above = read_number(found[3]), read_number(found[4])
        amount = above / below if below and above is not None else None
    else:
        value = read_number(found[1] or found[2])
        amount = value / 100 if value is not None else None
    return (
        None if amount is None else Value("share", round(amount, 6), "%", found[0], found.start())
    )


def _money(found: re.Match[str], before: str) -> Value | None:
    amount = read_number(found[1])
    per = _PER.search(before)
    unit = found[3] or (per[1] if per else None)
    factor = 10_000 if found[2] else 1
    return (
        amount
        and Value("money", amount * factor, f"元/{unit}" if unit else "元", found[0], found.start())
        or None
    )


def _days(found: re.Match[str]) -> Value | None:
    amount = read_number(found[1] or found[2])
    unit = "工作日" if found[1] else ("自然日" if "自然" in found[0] else "日")
    return None if amount is None else Value("days", amount, unit, found[0], found.start())


_MONTHS = {"年": 12.0, "个季度": 3.0, "周": 0.25, "星期": 0.25}


def _months(found: re.Match[str]) -> Value | None:
    amount = read_number(found[1])
    if amount is None or amount > 1900:  # a calendar year, not a duration
        return None
    if found[2] == "个半月":
        amount += 0.5
    return Value("months", amount * _MONTHS.get(found[2], 1.0), "月", found[0], found.start())


_PLAIN_UNITS = {"multiple": "倍", "age": "周岁", "times": "次", "people": "人"}


def _made(kind: Kind, found: re.Match[str], before: str) -> Value | None:
    if kind == "date":
        return _date(found)
    if kind == "share":
        return _share(found)
    if kind == "money":
        return _money(found, before)
    if kind == "days":
        return _days(found)
    if kind == "months":
        return _months(found)
    amount = read_number(found[1])
    return (
        None if amount is None else Value(kind, amount, _PLAIN_UNITS[kind], found[0], found.start())
    )


def extract_values(text: str) -> list[Value]:
    """Every figure in the text, in reading order; a stretch of text gives one value only."""
    taken: list[tuple[int, int]] = []
    values = []
    for kind, pattern in _COMPILED:
        for found in pattern.finditer(text):
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            value = _made(kind, found, text[max(0, found.start() - 14) : found.start()])
            if value is not None:
                values.append(value)
                taken.append(found.span())
    return sorted(values, key=lambda value: value.start)
