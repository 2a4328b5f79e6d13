"""Which new clues wait for a person: those of a doubtful source, those that say something is absent while
a file lies unread that may be it, and those beyond a township's strength.

A clue that somebody already has in hand is never taken back, and one that was released never held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from yingbao.clues.breakers.state import BreakerState, HeldNote
from yingbao.clues.breakers.trips import Limits, Trip
from yingbao.clues.clue import LEVELS, Clue
from yingbao.clues.memory import ClueMemory
from yingbao.clues.unread import Unread, concerning

CAPACITY = "breakers/township_capacity"


@dataclass(frozen=True)
class Held:
    """A clue that waits. `cause` is the table or the township, `why` a sentence."""

    clue: Clue
    cause: str
    why: str

    def note(self, title: str) -> HeldNote:
        clue = self.clue
        return HeldNote(
            clue.clue_id, clue.fingerprint, clue.facts, clue.rule, title, clue.kind, clue.level,
            clue.township, clue.village, self.cause, self.why,
        )  # fmt: skip


@dataclass(frozen=True)
class Watch:
    """What is known besides the clues: memory, former releases, trips, each rule's sources, limits, and
    what each rule leans on that nobody has read."""

    memory: ClueMemory
    state: BreakerState
    trips: Mapping[str, Trip]
    needs: Mapping[str, Collection[str]]
    limits: Limits
    as_of: date
    unread: Mapping[str, Sequence[Unread]] = field(default_factory=dict)


def hold(clues: Sequence[Clue], watch: Watch) -> tuple[list[Clue], list[Held]]:
    """(those that go out, those that wait), each in the order given."""
    new = [clue for clue in clues if _may_be_held(clue, watch)]
    held = [found for clue in new if (found := _by_source(clue, watch) or _by_unread(clue, watch))]
    held += _beyond_capacity(_without(new, held), watch)
    waiting = {item.clue.fingerprint for item in held}
    out = [clue for clue in clues if clue.fingerprint not in waiting]
    order = {clue.fingerprint: place for place, clue in enumerate(clues)}
    return out, sorted(held, key=lambda item: order[item.clue.fingerprint])


def _may_be_held(clue: Clue, watch: Watch) -> bool:
    released = f"{clue.fingerprint}|{clue.facts}" in watch.state.free
    return not released and watch.memory.is_new(clue)


def _by_source(clue: Clue, watch: Watch) -> Held | None:
    tables = sorted(set(watch.needs.get(clue.rule, ())) & set(watch.trips))
    return Held(clue, tables[0], watch.trips[tables[0]].why) if tables else None


def _by_unread(clue: Clue, watch: Watch) -> Held | None:
    """`cause` is the table that may lie unread: releasing it lets all go that wait for it."""
    doubts = [doubt for doubt in concerning(clue, watch.unread) if doubt.holds]
    return Held(clue, doubts[0].table, doubts[0].why) if doubts else None


def _beyond_capacity(clues: Sequence[Clue], watch: Watch) -> Iterable[Held]:
    """The least urgent of a township's new clues; a first run has no former one to be heavier than."""
    capacity = watch.limits.get(CAPACITY)
    if capacity is None or not _has_history(watch):
        return
    room = Counter(_sent_today(watch))
    for clue in sorted(clues, key=_urgency):
        room[clue.township] += 1
        if room[clue.township] > int(str(capacity)):
            why = f"{clue.township or '乡镇不详'}这次的新线索超过 {capacity} 条，先派最急的"
            yield Held(clue, clue.township or "乡镇不详", why)


def _has_history(watch: Watch) -> bool:
    today = watch.as_of.isoformat()
    return any(line.first_seen < today for line in watch.memory.lines.values())


def _sent_today(watch: Watch) -> list[str]:
    """Townships of clues already sent for this day: running again sends no second portion."""
    today = watch.as_of.isoformat()
    return [line.township for line in watch.memory.lines.values() if line.first_seen == today]


def _urgency(clue: Clue) -> tuple[int, int]:
    """Red, then missed help, then the rest by level; ties keep the walking order."""
    if clue.level == LEVELS[0]:
        return 0, 0
    return (1, 0) if clue.kind == "漏保" else (2, LEVELS.index(clue.level))


def _without(clues: Sequence[Clue], held: Iterable[Held]) -> list[Clue]:
    waiting = {item.clue.fingerprint for item in held}
    return [clue for clue in clues if clue.fingerprint not in waiting]
