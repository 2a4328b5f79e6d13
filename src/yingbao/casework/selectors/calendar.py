"""Who owes what, and whether it came: one line a department and table, the latest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from yingbao.canon import load_tables
from yingbao.casework.clock import workdays_between
from yingbao.casework.models import Delivery, ExpectedDelivery


@dataclass(frozen=True)
class Owed:
    """`late` counts 工作日 after the day it was due; 0 when it came or is not yet due."""

    line: ExpectedDelivery
    title: str
    due_on: date
    came: Delivery | None
    late: int

    @property
    def doubtful(self) -> bool:
        return self.came is not None and self.came.state == Delivery.State.ASKING


def owed(lines: Iterable[ExpectedDelivery], today: date) -> list[Owed]:
    """The late first, then by department."""
    planned = list(lines)
    since = min((period_start(line, today) for line in planned), default=today)
    arrived = list(Delivery.objects.filter(uploaded_at__date__gte=since))
    found = [_owed(line, today, arrived) for line in planned]
    return sorted(found, key=lambda one: (-one.late, one.line.sender, one.title))


def _owed(line: ExpectedDelivery, today: date, arrived: list[Delivery]) -> Owed:
    start = period_start(line, today)
    due = start.replace(day=line.day)
    came = _came(line, start, arrived)
    late = 0 if came is not None or today <= due else workdays_between(due, today)
    title = load_tables()[line.table].title if line.table in load_tables() else line.table
    return Owed(line, title, due, came, late)


def period_start(line: ExpectedDelivery, today: date) -> date:
    """The first day of the month, quarter or other span of months that `today` lies in."""
    months = today.year * 12 + today.month - 1
    first = months - months % max(line.every_months, 1)
    return date(first // 12, first % 12 + 1, 1)


def _came(line: ExpectedDelivery, since: date, arrived: list[Delivery]) -> Delivery | None:
    """The newest of the files since then in which this table was recognised."""
    return next(
        (
            one
            for one in arrived
            if one.sender == line.sender
            and timezone.localdate(one.uploaded_at) >= since
            and line.table in [item["table"] for item in one.tables]
        ),
        None,
    )
