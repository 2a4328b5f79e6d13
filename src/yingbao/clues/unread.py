"""Clues beside what was sent and not read: which of them it concerns, and what they must say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from yingbao.clues.clue import LEVELS, Clue

LOWERED_TO = "黄"
MOST_SAID = 2


class Unread(Protocol):
    """One thing a rule leans on that was not read; see engine.unread."""

    @property
    def table(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def holds(self) -> bool: ...
    def concerns(self, person: str | None, evidence: Iterable[tuple[str, str, int]]) -> bool: ...


def concerning(clue: Clue, unread: Mapping[str, Sequence[Unread]]) -> list[Unread]:
    """What this clue leans on and nobody has read."""
    doubts = unread.get(clue.rule, ())
    return [doubt for doubt in doubts if doubt.concerns(clue.person_id, clue.evidence)]


def cautioned(clues: Iterable[Clue], unread: Mapping[str, Sequence[Unread]]) -> list[Clue]:
    """Clues that lack an excuse nobody could read: red and orange ones yellow, and all say so.

    The facts stay the same, so nothing settled returns. An offer of help keeps its blue.
    """
    return [_cautioned(clue, concerning(clue, unread)) for clue in clues]


def told_by_rule(
    out: Iterable[Clue], held: Iterable[tuple[Clue, str]], unread: Mapping[str, Sequence[Unread]]
) -> dict[str, tuple[str, ...]]:
    """Rule → how many of its clues wait, and how many go out without an excuse that was not seen, and why."""
    counts: dict[str, Counter[str]] = {}
    for clue, why in held:
        counts.setdefault(clue.rule, Counter())[f"条等放行：{why}"] += 1
    for clue in out:
        for why in {doubt.why for doubt in concerning(clue, unread) if not doubt.holds}:
            counts.setdefault(clue.rule, Counter())[f"条级别不高于黄，写明：{why}"] += 1
    return {
        code: tuple(f"{count} {said}" for said, count in sorted(found.items()))
        for code, found in sorted(counts.items())
    }


def _cautioned(clue: Clue, doubts: Sequence[Unread]) -> Clue:
    said = list(dict.fromkeys(doubt.why for doubt in doubts if not doubt.holds))
    if not said:
        return clue
    level = clue.level if LEVELS.index(clue.level) > LEVELS.index(LOWERED_TO) else LOWERED_TO
    more = f"；等 {len(said)} 项" if len(said) > MOST_SAID else ""
    return replace(
        clue, level=level, because=f"{clue.because}（{'；'.join(said[:MOST_SAID])}{more}）"
    )
