"""How the townships stand in a period: the figures that 通报 and 总结 are written from.

No person is named. Re-opened cases count beside closed ones: speed alone is no merit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Sum

from yingbao.casework.models import Closure, Clue, Decision, Township
from yingbao.ledgers.complaints.model import Complaint
from yingbao.ledgers.linshi.model import Aid
from yingbao.ledgers.papers.paper import long_day

HELPING, ADVERSE = ("enrol", "raise", "back_pay", "temporary"), ("reduce", "stop", "recover")


@dataclass(frozen=True)
class Span:
    """The days a paper is about, both included."""

    starts_on: date
    ends_on: date

    @property
    def words(self) -> str:
        return f"{long_day(self.starts_on)}至{long_day(self.ends_on)}"


@dataclass(frozen=True)
class Standing:
    """One township's figures."""

    township: str
    sent: int
    closed: int
    in_time: int
    reopened: int
    unfounded: int

    @property
    def share(self) -> str:
        """Closed of sent, with both numbers: a percentage alone says nothing."""
        return f"{self.closed}／{self.sent}"


def standings(span: Span) -> list[Standing]:
    """In the county's own order, not by rank."""
    return [_of(township, span) for township in Township.objects.all()]


def _of(township: Township, span: Span) -> Standing:
    clues = Clue.objects.filter(township=township, dispatched_at__date__lte=span.ends_on)
    closed = Closure.objects.filter(
        clue__township=township,
        state="closed",
        reviewed_at__date__range=(span.starts_on, span.ends_on),
    )
    return Standing(
        str(township),
        clues.count(),
        closed.count(),
        closed.filter(reviewed_at__date__lte=F("clue__due_on")).count(),
        clues.filter(reopened__gt=0).count(),
        closed.filter(clue__outcome="unfounded").count(),
    )


def county_figures(span: Span) -> dict[str, Any]:
    """Sums over the county in both directions, for sentences."""
    days = (span.starts_on, span.ends_on)
    done = Decision.objects.filter(state="effective", effective_on__range=days)
    complaints = Complaint.objects.filter(received_on__range=days).exclude(state="merged")
    aid = Aid.objects.filter(given_on__range=days)
    return {
        "enrolled": _sum(done.filter(kind="enrol"), "people"),
        "back_paid": _sum(done.filter(kind="back_pay"), "amount"),
        "helped_cases": done.filter(kind__in=HELPING).count(),
        "adverse_cases": done.filter(kind__in=ADVERSE).count(),
        "heard": done.filter(kind__in=ADVERSE, hearing__isnull=False).count(),
        "recovered": _sum(done.filter(kind="recover"), "amount"),
        "aid_cases": aid.count(),
        "aid_sum": _sum(aid, "amount"),
        "complaints": complaints.count(),
        "answered": complaints.exclude(answered_on=None).count(),
    }


def _sum(rows: Any, column: str) -> str:
    return f"{rows.aggregate(total=Sum(column))['total'] or 0:,}"
