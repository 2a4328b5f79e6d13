"""What people found when they went to see: one outcome a clue and set of facts, kept beside the memory.

The file `clue_outcomes` is written whole and renamed: a load is there with all its rows, or not at
all. The memory is settled from it, so a load cut short after that is finished by the next run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from yingbao.clues.keeping import Write, as_kept, keep, read_kept
from yingbao.clues.memory import ClueMemory

FILE_NAME = "clue_outcomes"
UPHELD, UNFOUNDED, DATA, TRANSFERRED = "属实", "不属实", "数据问题", "转部门"
SETTLES = frozenset({UPHELD, UNFOUNDED, DATA})  # a department that was asked has not answered yet


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer. `facts` is what the clue had seen; `visited_on` ISO; `reason` without numbers."""

    fingerprint: str
    clue_id: str
    rule: str
    township: str
    sources: tuple[str, ...]
    facts: str
    verdict: str
    reason: str
    visited_on: str
    proposal: str
    export: str

    @property
    def key(self) -> str:
        return f"{self.fingerprint}|{self.facts}"


@dataclass
class OutcomeBook:
    """Outcomes by clue and facts; a later answer to the same facts takes the place of the former."""

    lines: dict[str, Outcome] = field(default_factory=dict)

    @classmethod
    def load(cls, store: Path) -> OutcomeBook:
        """An absent file is an empty book; a broken one is an error, never forgotten silently."""
        raw = read_kept(store / FILE_NAME) or {}
        return cls({key: _outcome(line) for key, line in raw.items()})

    def with_all(self, outcomes: Iterable[Outcome]) -> OutcomeBook:
        """A new book; this one stays as it is until the new one is on disk."""
        return OutcomeBook(self.lines | {outcome.key: outcome for outcome in outcomes})

    def save(self, store: Path, write: Write) -> None:
        """`write` must be durable; the file is replaced in one step."""
        keep(store / FILE_NAME, self.to_bytes(), write)

    def to_bytes(self) -> bytes:
        lines = {key: asdict(line) for key, line in sorted(self.lines.items())}
        return as_kept(lines)

    def settle(self, memory: ClueMemory) -> None:
        """Close what a person has judged, as long as the memory still holds the same facts."""
        for outcome in self.lines.values():
            known = memory.lines.get(outcome.fingerprint)
            same = known is not None and known.facts == outcome.facts
            if same and outcome.verdict in SETTLES:
                memory.settle(outcome.fingerprint, outcome.verdict)

    def unmended(self, memory: ClueMemory, fired: Iterable[str]) -> tuple[str, ...]:
        """Clue ids of findings (属实) that the data still show: settled, but not yet put right."""
        found = {o.fingerprint: o.clue_id for o in self.lines.values() if o.verdict == UPHELD}
        settled = (f for f in set(fired) & set(found) if memory.lines[f].state == "settled")
        return tuple(sorted(found[f] for f in settled))


def _outcome(line: dict[str, Any]) -> Outcome:
    return Outcome(**(line | {"sources": tuple(line["sources"])}))
