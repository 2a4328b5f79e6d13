"""The order of the ledger: by township, village and door, never by the value of a hash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from yingbao.clues.clue import Clue


def in_walking_order(clues: Iterable[Clue], townships: Sequence[str] = ()) -> list[Clue]:
    """County order of townships (unknown ones after it, unnamed last), then village, then door."""
    clues = list(clues)
    rank = {name: place for place, name in enumerate(townships)}
    doors = _doors(clues)
    return sorted(
        clues, key=lambda clue: (_township(clue, rank), doors[door_of(clue)], _line(clue))
    )


def door_of(clue: Clue) -> str:
    """One door = one household; a person outside any household is a door of its own."""
    return f"{clue.township}|{clue.village}|{clue.household_id or clue.subject_id}"


def _township(clue: Clue, rank: dict[str, int]) -> tuple[Any, ...]:
    return not clue.township, rank.get(clue.township, len(rank)), clue.township


def _doors(clues: Iterable[Clue]) -> dict[str, tuple[Any, ...]]:
    """Village, head and the first evidence of a door, so that its clues stay together."""
    doors: dict[str, tuple[Any, ...]] = {}
    for clue in clues:
        key = (not clue.village, clue.village, clue.head_name or clue.name, clue.evidence)
        doors[door_of(clue)] = min(key, doors.get(door_of(clue), key))
    return doors


def _line(clue: Clue) -> tuple[Any, ...]:
    """Total within a door, over what stands in the line."""
    return (
        clue.rule,
        clue.name,
        clue.id_number,
        clue.since or date.min,
        clue.because,
        clue.evidence,
    )
