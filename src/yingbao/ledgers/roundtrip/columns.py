"""The township's answer sheet: what is shown locked, what is filled in, and the hidden row key."""

from __future__ import annotations

from dataclasses import dataclass

from yingbao.casework.models import Clue

KEY, VERSION = "行号（请勿改动）", "版本（请勿改动）"
OUTCOMES = {label: value for value, label in Clue.Outcome.choices}


@dataclass(frozen=True)
class Answer:
    """One column to fill in; `options` makes it a dropdown, `must` is asked of every answered row."""

    name: str
    header: str
    width: float
    options: tuple[str, ...] = ()
    must: bool = True


SHOWN = (("村（社区）", 12), ("谁", 10), ("看到的情况", 34), ("先问的话", 26), ("期限", 11))
ANSWERS = (
    Answer("visited_on", "核查日期", 12),
    Answer("met", "见到了谁", 12),
    Answer("second_name", "同行的人", 10),
    Answer("text", "看到和听到的", 34),
    Answer("outcome", "核下来", 11, tuple(OUTCOMES)),
    Answer("reason", "说明", 24),
    Answer("cause", "为什么会这样（属实的填）", 18, must=False),
    Answer("basis", "依据的条款（属实的填）", 18, must=False),
)
HEADERS = tuple(answer.header for answer in ANSWERS)
