"""Chance that repeats: every part of the county throws its own dice, named after the part.

A stream per name keeps counties alike while they grow: a new planter does not change what the
vehicles file looked like before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice(Random):
    """A named stream of chance of one county."""

    def __init__(self, seed: int, name: str) -> None:
        super().__init__(f"{seed}/{name}")
        self.county_seed = seed
        self.name = name

    def child(self, name: str) -> Dice:
        return Dice(self.county_seed, f"{self.name}/{name}")

    def chance(self, share: float) -> bool:
        return self.random() < share

    def day(self, first: date, last: date) -> date:
        """Any day from first to last, both possible."""
        return first + timedelta(days=int(self.random() * ((last - first).days + 1)))

    def step(self, low: int, high: int, by: int) -> int:
        """low, low + by, … up to high."""
        return low + by * int(self.random() * ((high - low) // by + 1))


class Wheel:
    """A weighted choice prepared once, spun often."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.faces: Sequence[str] = list(weights)
        self.bounds = list(accumulate(weights.values()))

    def spin(self, dice: Dice) -> str:
        return dice.choices(self.faces, cum_weights=self.bounds)[0]
