"""What the cases teach (notice 十): causes, rules that are often wrong, sources that mislead, and how
much paper each township fills in a week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from yingbao.casework.models import AuditEvent, Clue, EvidenceRow, Township, User, Verification
from yingbao.casework.selectors.precision import precisions

WEEKS = 4  # over which the paper burden is averaged
FILLED = ("verify", "visit", "plan", "finish", "apply_closure", "endorse")


@dataclass(frozen=True)
class Counted:
    words: str
    count: int


def root_causes() -> list[Counted]:
    """Causes that officers wrote for upheld clues, the commonest first."""
    rows = (
        Verification.objects.filter(outcome=Clue.Outcome.UPHELD)
        .exclude(cause="")
        .values("cause")
        .annotate(count=Count("pk"))
        .order_by("-count", "cause")
    )
    return [Counted(row["cause"], row["count"]) for row in rows]


def causes_by_township() -> list[tuple[str, list[Counted]]]:
    """Each township's own causes, in the county's order."""
    found: dict[str, Counter[str]] = {str(place): Counter() for place in Township.objects.all()}
    rows = Verification.objects.filter(outcome=Clue.Outcome.UPHELD).exclude(cause="")
    for place, cause in rows.values_list("clue__township__name", "cause"):
        found[place][cause] += 1
    return [
        (place, [Counted(words, count) for words, count in causes.most_common(3)])
        for place, causes in found.items()
        if causes
    ]


def weak_rules() -> list[Counted]:
    """Rules of which even the kindest reading of the cases is below the floor."""
    return [
        Counted(
            f"{one.rule} {one.title}：核实 {one.verified} 条，属实 {one.upheld} 条", one.verified
        )
        for one in precisions(Clue.objects.all())
        if one.below_floor
    ]


def misleading_sources() -> list[Counted]:
    """Departments' tables behind clues that turned out to be faults of the data."""
    faults = Clue.objects.filter(outcome=Clue.Outcome.DATA)
    rows = (
        EvidenceRow.objects.filter(clue__in=faults)
        .values("source")
        .annotate(count=Count("clue", distinct=True))
        .order_by("-count", "source")
    )
    return [Counted(row["source"], row["count"]) for row in rows[:10]]


@dataclass(frozen=True)
class Burden:
    """Forms, and lines typed, by a township's people in an average week."""

    township: str
    forms: float
    reports: float


def burdens(today: date) -> list[Burden]:
    """Counted from the audit chain over the last weeks; the county's own doing, not the township's."""
    since = f"{today - timedelta(weeks=WEEKS)}"
    return [_burden(place, since) for place in Township.objects.all()]


def _burden(place: Township, since: str) -> Burden:
    names = list(User.objects.filter(township=place).values_list("username", flat=True))
    done = AuditEvent.objects.filter(actor__in=names, at__gte=since)
    filled = done.filter(verb__in=FILLED).count() + done.filter(verb__contains="_").count()
    reports = done.filter(verb__startswith="returns_").count()
    return Burden(str(place), round(filled / WEEKS, 1), round(reports / WEEKS, 1))
