"""A rule as a case page shows it: law, honest explanations, questions, and how often it was right."""

from __future__ import annotations

from functools import cache
from typing import Any

from yingbao.casework.models import Clue, Verification
from yingbao.engine import Rule, load_rules


@cache
def rulebook() -> dict[str, Rule]:
    """The installed rules by code; they change only with a new version."""
    return load_rules()


def rule_of(clue: Clue) -> Rule | None:
    return rulebook().get(clue.rule)


def record_of(code: str) -> dict[str, Any]:
    """Verified, upheld and cleared so far, by people."""
    verdicts = Verification.objects.filter(clue__rule=code)
    upheld = verdicts.filter(outcome=Clue.Outcome.UPHELD).count()
    cleared = verdicts.filter(outcome=Clue.Outcome.UNFOUNDED).count()
    return {"verified": upheld + cleared, "upheld": upheld, "cleared": cleared}
