"""Between the rules and the ledger: what is settled stays settled, what is doubtful waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yingbao.clues import Clue, ClueMemory, OutcomeBook
from yingbao.clues.breakers import (
    BreakerState,
    Held,
    Profile,
    Trip,
    Watch,
    hold,
    profiles,
    tripped,
)
from yingbao.clues.precision import Tally, below_floor, by_rule, demoted
from yingbao.clues.unread import cautioned, told_by_rule
from yingbao.reports.reception import Reception
from yingbao.reports.stages import CheckRequest, Examined, Received

Write = Callable[[Path, bytes], None]


@dataclass(frozen=True)
class Kept:
    """What the store remembers beside the snapshots."""

    memory: ClueMemory
    outcomes: OutcomeBook
    breakers: BreakerState

    @classmethod
    def load(cls, store: Path) -> Kept:
        """The memory comes settled by the outcomes: a load cut short is finished here."""
        kept = cls(ClueMemory.load(store), OutcomeBook.load(store), BreakerState.load(store))
        kept.outcomes.settle(kept.memory)
        return kept


@dataclass(frozen=True)
class Sifted:
    """`clues` go into the ledger, `held` wait for a person; `demoted`: rule → why it is held low.

    `unmended` are ids of clues found true whose facts the data still show. `settled` were found again
    and left out: people judged them as they stand. `waits`: rule → what waits or was lowered, and why.
    """

    clues: list[Clue]
    held: list[Held] = field(default_factory=list)
    demoted: Mapping[str, str] = field(default_factory=dict)
    precision: Mapping[str, Tally] = field(default_factory=dict)
    unmended: Sequence[str] = ()
    trips: Mapping[str, Trip] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    settled: list[Clue] = field(default_factory=list)
    waits: Mapping[str, Sequence[str]] = field(default_factory=dict)


def sift(
    found: Sequence[Clue], kept: Kept, request: CheckRequest, received: Received, examined: Examined
) -> Sifted:
    """1. without what a person settled, 2. rules that are rarely right lowered, and clues whose excuse may
    lie unread, 3. breakers."""
    outcomes = list(kept.outcomes.lines.values())
    precision = by_rule(outcomes)
    reasons = below_floor(precision, examined.limits)
    raised = kept.memory.to_raise(found)
    clues = cautioned(demoted(raised, reasons), examined.unread)
    now = profiles(received.snapshot, request.as_of) if received.snapshot else {}
    trips = tripped(kept.breakers.accepted, now, request.as_of, examined.limits)
    watch = Watch(
        kept.memory,
        kept.breakers,
        trips,
        examined.needs,
        examined.limits,
        request.as_of,
        examined.unread,
    )
    out, held = hold(clues, watch)
    unmended = kept.outcomes.unmended(kept.memory, (clue.fingerprint for clue in found))
    waits = told_by_rule(out, [(item.clue, item.why) for item in held], examined.unread)
    settled = _left_out(found, raised)
    return Sifted(out, held, reasons, precision, unmended, trips, now, settled, waits)


def _left_out(found: Sequence[Clue], raised: Sequence[Clue]) -> list[Clue]:
    goes_on = {clue.fingerprint for clue in raised}
    return [clue for clue in found if clue.fingerprint not in goes_on]


def remember(
    kept: Kept,
    sifted: Sifted,
    request: CheckRequest,
    received: Received,
    rules: Mapping[str, Any],
    export: str,
    write: Write,
) -> None:
    """Note what stands open and what waits, after the papers are in place."""
    kept.memory.meet(sifted.clues, request.as_of, export, sources_in(received.reception))
    kept.memory.save(request.store, write)
    if received.snapshot:
        notes = [item.note(rules[item.clue.rule].title) for item in sifted.held]
        now = dict(sifted.profiles)
        after = kept.breakers.after(now, sifted.trips, notes, request.as_of)
        after.save(request.store, write)


def sources_in(reception: Reception) -> Callable[[Clue], tuple[str, ...]]:
    """Which received tables a clue's evidence came from, by their Chinese titles."""
    titles = {(s.file, s.sheet): s.title for s in reception.sheets if s.table}

    def of(clue: Clue) -> tuple[str, ...]:
        found = {titles.get((place.file, place.sheet), "") for place in clue.evidence}
        return tuple(sorted(found - {""}))

    return of
