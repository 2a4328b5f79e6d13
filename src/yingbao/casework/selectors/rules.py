"""A rule as a case page shows it: law, honest explanations, questions, and how often it was right."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import Count, Q

from yingbao.casework.models import Clue, Verification
from yingbao.engine import Library, Rule, load_library


@cache
def library() -> Library:
    """The installed packs; they change only with a new version."""
    return load_library()


def rulebook() -> dict[str, Rule]:
    """The installed rules by code."""
    return library().rules


def rule_of(clue: Clue) -> Rule | None:
    return rulebook().get(clue.rule)


def records() -> dict[str, dict[str, int]]:
    """Verified, upheld and cleared so far, by rule; a rule that nobody checked is not in it."""
    rows = (
        Verification.objects.filter(outcome__in=["upheld", "unfounded"])
        .values("clue__rule")
        .annotate(
            verified=Count("pk"),
            upheld=Count("pk", filter=Q(outcome="upheld")),
            cleared=Count("pk", filter=Q(outcome="unfounded")),
        )
    )
    return {
        row["clue__rule"]: {name: row[name] for name in ("verified", "upheld", "cleared")}
        for row in rows.order_by()
    }


def record_of(code: str) -> dict[str, Any]:
    """Verified, upheld and cleared so far, by people."""
    counts = Verification.objects.filter(clue__rule=code).aggregate(
        upheld=Count("pk", filter=Q(outcome=Clue.Outcome.UPHELD)),
        cleared=Count("pk", filter=Q(outcome=Clue.Outcome.UNFOUNDED)),
    )
    return counts | {"verified": counts["upheld"] + counts["cleared"]}
