"""How often a rule was right, with what can honestly be said of few cases: Wilson's interval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from django.db.models import Count, Q

from yingbao.casework.models import Clue, Verification

FLOOR = 0.30  # below that, a rule sends people for nothing more often than two times in three
Z95 = 1.96
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
        return interval(self.upheld, self.verified)[0]

    @property
    def high(self) -> float:
        return interval(self.upheld, self.verified)[1]

    @property
    def below_floor(self) -> bool:
        """Even the best that the cases allow is under the floor."""
        return self.high < FLOOR

    @property
    def drawing(self) -> dict[str, str]:
        """x positions for the SVG: band, mark, floor."""
        return {
            "x": f"{LEFT + WIDTH * self.low:.1f}",
            "width": f"{WIDTH * (self.high - self.low):.1f}",
            "mark": f"{LEFT + WIDTH * self.share - 1.5:.1f}",
            "floor": f"{LEFT + WIDTH * FLOOR:.1f}",
        }


def interval(hits: int, tries: int) -> tuple[float, float]:
    """Wilson's 95 % interval for hits of tries; (0, 1) when nothing was tried."""
    if not tries:
        return 0.0, 1.0
    share, z2 = hits / tries, Z95**2
    middle = (share + z2 / (2 * tries)) / (1 + z2 / tries)
    half = Z95 * sqrt(share * (1 - share) / tries + z2 / (4 * tries**2)) / (1 + z2 / tries)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


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
