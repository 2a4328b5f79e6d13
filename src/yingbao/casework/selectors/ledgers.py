"""The ledgers of a clean-up campaign: what is being put right, and what was reconciled and closed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from yingbao.casework.models import Closure, Clue, Decision, Measure, User

TO_RECTIFY = (Clue.Outcome.UPHELD, Clue.Outcome.DATA)
BACK = (Decision.Kind.BACK_PAY, Decision.Kind.TEMPORARY)


@dataclass(frozen=True)
class Line:
    """One problem of 整改台账: its measures, and the money due and done in both directions."""

    clue: Clue
    measures: list[Measure]
    decisions: list[Decision]
    closure: Closure | None

    @property
    def paid_back(self) -> tuple[Decimal, Decimal]:
        return self._money(*BACK)

    @property
    def recovered(self) -> tuple[Decimal, Decimal]:
        return self._money(Decision.Kind.RECOVER)

    def _money(self, *kinds: str) -> tuple[Decimal, Decimal]:
        """(decided, carried out) in yuan."""
        mine = [item for item in self.decisions if item.kind in kinds and item.state != "withdrawn"]
        done = [item for item in mine if item.state == Decision.State.EFFECTIVE]
        return _total(mine), _total(done)

    @property
    def missing_measure(self) -> bool:
        return not self.measures and not self.decisions


def _total(decisions: list[Decision]) -> Decimal:
    return sum((item.amount or Decimal() for item in decisions), Decimal())


def to_rectify(user: User) -> QuerySet[Clue]:
    """Clues that people found true, or whose data must be mended, in the county's order."""
    seen = Clue.objects.visible_to(user).filter(outcome__in=TO_RECTIFY)
    return seen.select_related("township").prefetch_related(
        "measures__owner", "decisions", "closures__endorsed_by", "closures__reviewed_by"
    )


def line_of(clue: Clue) -> Line:
    """Reads what `to_rectify` has fetched."""
    closures: list[Any] = list(clue.closures.all())
    return Line(
        clue,
        list(clue.measures.all()),
        list(clue.decisions.all()),
        closures[0] if closures else None,
    )


def closures(user: User) -> QuerySet[Closure]:
    """对账销号: every application to close, newest first."""
    seen = Closure.objects.filter(clue__in=Clue.objects.visible_to(user))
    return seen.select_related(
        "clue__township", "applied_by", "endorsed_by", "reviewed_by", "rematch_run"
    ).prefetch_related("clue__revisits__township")
