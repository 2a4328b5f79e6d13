"""How often a rule was right, with what can honestly be said of few cases: Wilson's interval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from yingbao.casework.law import share_of
from yingbao.casework.models import Clue, Verification
from yingbao.clues.precision import wilson

FLOOR = "precision/floor"  # below that, a rule sends people for nothing too often
WIDTH, LEFT = 188.0, 6.0  # of the drawing, in its own units


@dataclass(frozen=True)
class Precision:
    """One rule: upheld of verified, and where the true share lies with 95 in 100."""

    rule: str
    title: str
    direction: str
    verified: int
    upheld: int

    @property
    def share(self) -> float:
        return self.upheld / self.verified

    @property
    def low(self) -> float:
        return wilson(self.upheld, self.verified)[0]

    @property
    def high(self) -> float:
        return wilson(self.upheld, self.verified)[1]

    @property
    def below_floor(self) -> bool:
        """Even the best that the cases allow is under the floor."""
        return self.high < floor_of_today()

    @property
    def drawing(self) -> dict[str, str]:
        """x positions for the SVG: band, mark, floor."""
        return {
            "x": f"{LEFT + WIDTH * self.low:.1f}",
            "width": f"{WIDTH * (self.high - self.low):.1f}",
            "mark": f"{LEFT + WIDTH * self.share - 1.5:.1f}",
            "floor": f"{LEFT + WIDTH * floor_of_today():.1f}",
        }


def floor_of_today() -> float:
    return float(share_of(FLOOR, timezone.localdate()))


def precisions_by_place(clues: Iterable[Clue]) -> list[Precision]:
    """Per township over the clues of one rule, `title` being the township, in the county's own order."""
    rows = (
        Verification.objects.filter(clue__in=clues, outcome__in=["upheld", "unfounded"])
        .order_by("clue__township__order", "clue__township__name")
        .values("clue__rule", "clue__township__name", "clue__township__order")
        .annotate(verified=Count("pk"), upheld=Count("pk", filter=Q(outcome="upheld")))
    )
    return [
        Precision(
            row["clue__rule"], row["clue__township__name"], "", row["verified"], row["upheld"]
        )
        for row in rows
    ]


def whole(parts: list[Precision], title: str) -> list[Precision]:
    """All places together before each of them; nothing where nobody checked."""
    if not parts:
        return []
    verified, upheld = sum(p.verified for p in parts), sum(p.upheld for p in parts)
    return [Precision(parts[0].rule, title, "", verified, upheld), *parts]


def precisions(clues: Iterable[Clue]) -> list[Precision]:
    """Per rule over these clues, the most verified first."""
    rows = (
        Verification.objects.filter(clue__in=clues, outcome__in=["upheld", "unfounded"])
        .values("clue__rule", "clue__title", "clue__direction")
        .annotate(verified=Count("pk"), upheld=Count("pk", filter=Q(outcome="upheld")))
    )
    found = [
        Precision(
            row["clue__rule"],
            row["clue__title"],
            row["clue__direction"],
            row["verified"],
            row["upheld"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.verified, one.rule))
