"""Counting clues for the summary: by township × direction × level, doors and villages beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from yingbao.clues import LEVELS, Clue
from yingbao.clues.walk import door_of

MAIN_DIRECTIONS = ("漏保", "错保")  # help first; equal weight
OTHER_DIRECTIONS = ("程序", "资金", "作风", "数据")
COLUMNS = len(MAIN_DIRECTIONS) * (len(LEVELS) + 1) + len(OTHER_DIRECTIONS) + 3


def count_line(clues: Iterable[Clue]) -> list[int]:
    """Help by level and in all, correction likewise, the others, total, doors, villages."""
    clues = list(clues)
    cells = Counter((clue.kind, clue.level) for clue in clues)
    kinds = Counter(clue.kind for clue in clues)
    line = []
    for kind in MAIN_DIRECTIONS:
        line += [*(cells[kind, level] for level in LEVELS), kinds[kind]]
    line += [kinds[kind] for kind in OTHER_DIRECTIONS]
    return [*line, len(clues), doors(clues), villages(clues)]


def doors(clues: Iterable[Clue]) -> int:
    return len({door_of(clue) for clue in clues})


def villages(clues: Iterable[Clue]) -> int:
    return len({(clue.township, clue.village) for clue in clues if clue.village})


def by_village(clues: Iterable[Clue]) -> dict[str, list[Clue]]:
    """In walking order, as the clues come."""
    found: dict[str, list[Clue]] = {}
    for clue in clues:
        found.setdefault(clue.village, []).append(clue)
    return found
