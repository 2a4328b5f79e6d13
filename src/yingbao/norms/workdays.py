"""工作日: the days on which the law's terms run. Weekends and public holidays out, make-up days in."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import chinese_calendar

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)  # what the calendar knows


@cache  # a list of clues asks the same few hundred days thousands of times
def is_workday(day: date) -> bool:
    """The State Council's calendar where it is known, else Monday to Friday."""
    if FIRST <= day <= LAST:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5


def add_workdays(start: date, days: int) -> date:
    """The last day of a term of `days` 工作日 that begins the day after `start`."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_workday(day)
    return day


def workdays_between(start: date, end: date) -> int:
    """工作日 after `start` up to and including `end`; negative when `end` lies before."""
    if end < start:
        return -workdays_between(end, start)
    span = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(map(is_workday, span))
