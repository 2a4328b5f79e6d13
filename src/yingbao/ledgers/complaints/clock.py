"""The complaint's clock, by the rule in force on the day it came (信访条例 2005, 信访工作条例 2022).

All terms are 自然日. A pause stops the clock; an extension adds to it once.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.casework.law import days_of

ACCEPT, FINISH = "complaints/accept_days", "complaints/finish_days"
EXTEND, REPEAT = "complaints/extension_days", "complaints/repeat_days"


def accept_by(received: date) -> date:
    """The last day to tell the person whether the complaint is taken up."""
    return received + timedelta(days=days_of(ACCEPT, received))


def finish_by(accepted: date, extended: int = 0, paused: int = 0) -> date:
    """The last day to answer, counted from acceptance."""
    return accepted + timedelta(days=days_of(FINISH, accepted) + extended + paused)


def longest_extension(accepted: date) -> int:
    """How many days an extension may add, once."""
    return days_of(EXTEND, accepted)


def is_repeat(closed: date, received: date) -> bool:
    """Whether the same matter came back so soon that the first answer is in doubt."""
    return closed <= received <= closed + timedelta(days=days_of(REPEAT, received))
