"""The dashboards: both directions at equal weight, progress, lateness, reopenings, precision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from yingbao.casework.models import Clue, Decision, RuleResult, Run, Township, User, Verification

HELP = ("enrol", "raise", "back_pay", "temporary")
CORRECT = ("reduce", "stop", "recover")


def dashboard(user: User, today: date) -> dict[str, Any]:
    """Counts over what this person may see; every figure with its denominator."""
    seen = Clue.objects.visible_to(user)
    places = _by_township(seen, today)
    return {
        "helped": _money(seen, HELP),
        "corrected": _money(seen, CORRECT),
        "totals": _totals(seen, today),
        "places": places,
        "chart": _chart(places),
        "precision": _precision(seen),
        "fresh": Run.objects.first(),
        "held": RuleResult.objects.exclude(held_reason="")
        .filter(released_by="")
        .select_related("run")
        if user.county_wide
        else [],
    }


def _money(seen: QuerySet[Clue], kinds: tuple[str, ...]) -> dict[str, Any]:
    done = Decision.objects.filter(clue__in=seen, kind__in=kinds, state="effective")
    sums = done.aggregate(people=Sum("people"), amount=Sum("amount"))
    by_kind = [
        {"words": Decision.Kind(kind).label, "count": done.filter(kind=kind).count()}
        for kind in kinds
    ]
    return {
        "people": sums["people"] or 0,
        "amount": sums["amount"] or 0,
        "cases": done.count(),
        "kinds": by_kind,
    }


def _totals(seen: QuerySet[Clue], today: date) -> dict[str, int]:
    open_ones = seen.exclude(status="closed")
    return seen.aggregate(
        found=Count("pk", distinct=True),
        verified=Count("pk", filter=~Q(outcome=""), distinct=True),
        closed=Count("pk", filter=Q(status="closed"), distinct=True),
        reopened=Count("pk", filter=Q(reopened__gt=0), distinct=True),
    ) | {"late": open_ones.filter(due_on__lt=today, paused_on=None).count()}


def _by_township(seen: QuerySet[Clue], today: date) -> list[dict[str, Any]]:
    rows = seen.values("township__name", "township__order").annotate(
        missed=Count("pk", filter=Q(direction="漏保"), distinct=True),
        wrong=Count("pk", filter=Q(direction="错保"), distinct=True),
        found=Count("pk", distinct=True),
        closed=Count("pk", filter=Q(status="closed"), distinct=True),
        reopened=Count("pk", filter=Q(reopened__gt=0), distinct=True),
        late=Count(
            "pk", filter=Q(due_on__lt=today, paused_on=None) & ~Q(status="closed"), distinct=True
        ),
    )
    return [dict(row) for row in rows.order_by("township__order", "township__name")]


def _chart(places: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "kind": "hbar",
        "labels": [row["township__name"] for row in places],
        "summary": "各乡镇的漏保和错保线索数，数字见下表",
        "series": [
            {"name": "漏保", "token": "--yb-miss", "data": [row["missed"] for row in places]},
            {"name": "错保", "token": "--yb-wrong", "data": [row["wrong"] for row in places]},
        ],
    }


def _precision(seen: QuerySet[Clue]) -> list[dict[str, Any]]:
    """Confirmed ÷ verified per rule, worst first: rules that trouble people for nothing."""
    rows = (
        Verification.objects.filter(clue__in=seen, outcome__in=["upheld", "unfounded"])
        .values("clue__rule", "clue__title")
        .annotate(verified=Count("pk"), upheld=Count("pk", filter=Q(outcome="upheld")))
    )
    worst = sorted(rows, key=lambda row: (row["upheld"] / row["verified"], row["clue__rule"]))
    return [dict(row) for row in worst[:12]]


def compare(run: Run) -> dict[str, int]:
    """Against the run before: new, still there, gone."""
    before = Run.objects.filter(pk__lt=run.pk).order_by("-pk").first()
    now = Clue.objects.filter(last_run=run)
    return {
        "new": now.filter(first_run=run).count(),
        "still": now.exclude(first_run=run).count(),
        "gone": Clue.objects.filter(gone_since=run).count(),
        "before": before.pk if before else 0,
    }


def townships() -> QuerySet[Township]:
    return Township.objects.all()
