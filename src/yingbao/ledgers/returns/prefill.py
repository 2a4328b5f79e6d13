"""A return's figures read from the system's own data, so that nobody types what is known.

Stocks are counted by events: what was sent to the township before the period, less what was closed.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from yingbao.casework.models import Closure, Decision, Step, Township, Verification
from yingbao.ledgers.complaints.model import Complaint
from yingbao.ledgers.returns.figures import NAMES

BEGINNING = date(2000, 1, 1)


def prefilled(township: Township, start: date, end: date) -> dict[str, Decimal]:
    """Every figure for the days from `start` to `end`, both included."""
    eve = start - timedelta(days=1)
    found: dict[str, Any] = dict.fromkeys(NAMES, 0)
    found |= _clues(township, start, end, eve)
    found |= _decisions(township, start, end)
    found |= _complaints(township, start, end, eve)
    return {name: Decimal(found[name]) for name in NAMES}


def _clues(township: Township, start: date, end: date, eve: date) -> dict[str, int]:
    opening = _sent(township, BEGINNING, eve) - _closed(township, BEGINNING, eve)
    new, closed = _sent(township, start, end), _closed(township, start, end)
    seen = Verification.objects.filter(clue__township=township, at__date__range=(start, end))
    steps = Step.objects.filter(clue__township=township, at__date__range=(start, end))
    return {
        "clues_opening": opening,
        "clues_new": new,
        "clues_reopened": min(steps.filter(verb="reopen").count(), new),
        "clues_verified": seen.count(),
        "clues_upheld": seen.filter(outcome="upheld").count(),
        "clues_closed": closed,
        "clues_closing": opening + new - closed,
    }


def _sent(township: Township, start: date, end: date) -> int:
    """Dispatches, less those taken back within their seconds."""
    steps = Step.objects.filter(clue__township=township, at__date__range=(start, end))
    taken_back = steps.filter(verb="undo", words__contains="派发").count()
    return steps.filter(verb="dispatch").count() - taken_back


def _closed(township: Township, start: date, end: date) -> int:
    done = Closure.objects.filter(state="closed", clue__township=township)
    return done.filter(reviewed_at__date__range=(start, end)).count()


def _decisions(township: Township, start: date, end: date) -> dict[str, Any]:
    done = Decision.objects.filter(
        clue__township=township, state="effective", effective_on__range=(start, end)
    )
    enrolled, stopped = done.filter(kind="enrol"), done.filter(kind="stop")
    temporary = done.filter(kind="temporary")
    return {
        "enrolled_homes": enrolled.count(),
        "enrolled_people": _sum(enrolled, "people"),
        "back_paid": _sum(done.filter(kind="back_pay"), "amount"),
        "temporary_cases": temporary.count(),
        "temporary_amount": _sum(temporary, "amount"),
        "stopped_homes": stopped.count(),
        "stopped_people": _sum(stopped, "people"),
        "heard_homes": stopped.filter(hearing__isnull=False).count(),
        "recovered": _sum(done.filter(kind="recover"), "amount"),
    }


def _sum(rows: Any, column: str) -> Any:
    return rows.aggregate(total=Sum(column))["total"] or 0


def _complaints(township: Township, start: date, end: date, eve: date) -> dict[str, int]:
    rows = Complaint.objects.filter(township=township).exclude(state="merged")
    came, gone = rows.filter(received_on__lte=eve), rows.filter(closed_on__lte=eve)
    new = rows.filter(received_on__range=(start, end))
    closed = rows.filter(closed_on__range=(start, end))
    opening = came.count() - gone.count()
    return {
        "complaints_opening": opening,
        "complaints_new": new.count(),
        "complaints_named": new.filter(real_name=True).count(),
        "complaints_closed": closed.count(),
        "complaints_satisfied": closed.filter(satisfaction__in=["yes", "fair"]).count(),
        "complaints_closing": opening + new.count() - closed.count(),
    }
