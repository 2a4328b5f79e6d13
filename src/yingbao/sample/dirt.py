"""Dirt that keeps its meaning: the same number, name, day or sum as a hurried clerk types it.

Dirt that destroys meaning (wrong digits, lost digits) is not made here but planted, and noted in
the answer key.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from yingbao.sample.dice import Dice
from yingbao.sample.names import RARE
from yingbao.sample.numbers import old_number

_FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_EPOCH = date(1899, 12, 30)
DATE_STYLES: dict[str, Callable[[date], Any]] = {
    "iso": lambda day: day.isoformat(),
    "dash": lambda day: f"{day.year}-{day.month}-{day.day}",
    "dot": lambda day: f"{day.year}.{day.month:02d}.{day.day:02d}",
    "slash": lambda day: f"{day.year}/{day.month}/{day.day}",
    "compact": lambda day: f"{day:%Y%m%d}",
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "serial": lambda day: (day - _EPOCH).days,
    "excel": lambda day: day,
}
MONTH_STYLES: dict[str, Callable[[date], str]] = {
    "chinese": lambda day: f"{day.year}年{day.month}月",
    "dot": lambda day: f"{day.year}.{day.month:02d}",
    "dash": lambda day: f"{day.year}-{day.month}",
    "compact": lambda day: f"{day:%Y%m}",
}


class Grime:
    """One file's habits: how often it is untidy."""

    def __init__(self, dice: Dice, rate: float = 0.03) -> None:
        self.dice, self.rate = dice, rate

    def id_number(self, text: str) -> str:
        """Full-width, lower-case x, a leading quote, spaces inside and after."""
        if not text or self.dice.random() >= self.rate:
            return text
        kind = self.dice.randrange(7)
        if kind == 0:
            return text.translate(_FULL)
        if kind == 1:
            return text.lower()
        if kind == 2:
            return "'" + text
        if kind == 3:
            return f"{text[:6]} {text[6:14]} {text[14:]}"
        return text + ("\u00a0", "\t", " ")[kind - 4]

    def old_number(self, text: str) -> str:
        """Sometimes the 15 digits of before 1999, else as any number."""
        if len(text) == 18 and text[6:8] == "19" and self.dice.random() < self.rate:
            return old_number(text)
        return self.id_number(text)

    def name(self, text: str) -> str:
        """`王　明`: two characters pulled apart; a stray blank behind; a former name in brackets;
        a rare character the system cannot show."""
        draw = self.dice.random()
        if text and text[-1] in RARE and draw < 0.3:
            return text[:-1] + "?"
        if draw >= self.rate * 3:
            return text
        if draw < self.rate * 0.2:
            return f"{text}（曾用名{text[0]}小{text[-1]}）"
        if len(text) == 2:
            return text[0] + self.dice.choice([" ", "　", "  "]) + text[1]
        return text + " "

    def day(self, day: date | None, style: str) -> Any:
        """In the file's own style, now and then in another."""
        if day is None:
            return None
        if self.dice.random() < self.rate:
            style = self.dice.choice(["dash", "dot", "chinese", "compact", "slash"])
        return DATE_STYLES[style](day)

    def money(self, amount: float | None) -> Any:
        """Mostly a number; sometimes text with ¥, 元 or thousands' commas."""
        if amount is None or self.dice.random() >= self.rate:
            return amount
        text = f"{amount:,.2f}"
        return self.dice.choice([text, "¥" + text, text + "元"])
