"""By when the issuing unit puts a clause right, counted in working days."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar

from yingbao.policy.findings import Finding

DAYS = {"抵触": 15, "越权": 15, "缺失": 30, "过时": 20, "表述不清": 30}


def is_working_day(day: date) -> bool:
    """By the state calendar where it is known, else Monday to Friday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def working_days_after(day: date, count: int) -> date:
    """The day on which `count` working days after `day` are over."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def due(finding: Finding) -> date:
    """The proposed deadline; a person may set another."""
    return working_days_after(finding.as_of, DAYS[finding.check.severity])
