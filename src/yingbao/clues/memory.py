"""What is remembered between runs: open clues, and those a person has settled.

One JSON file beside the store, `clue_memory`, keyed by fingerprint. Settled stays settled until
the facts change; an open clue keeps the day on which it was first seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from yingbao.clues.clue import Clue
from yingbao.clues.keeping import Write, as_kept, keep, read_kept

FILE_NAME = "clue_memory"


@dataclass(frozen=True, slots=True)
class Remembered:
    """`facts` is what the clue had seen when it was last judged or met.

    `sources` are the tables its evidence came from, `export` the last ledger it stood in.
    """

    clue_id: str
    rule: str
    facts: str
    first_seen: str
    last_seen: str
    state: Literal["open", "settled"] = "open"
    verdict: str = ""
    township: str = ""
    sources: tuple[str, ...] = ()
    export: str = ""


Sources = Callable[[Clue], tuple[str, ...]]


@dataclass
class ClueMemory:
    lines: dict[str, Remembered] = field(default_factory=dict)

    @classmethod
    def load(cls, store: Path) -> ClueMemory:
        """An absent file is an empty memory; a broken one is an error, never forgotten silently."""
        raw = read_kept(store / FILE_NAME) or {}
        return cls({fingerprint: _remembered(line) for fingerprint, line in raw.items()})

    def save(self, store: Path, write: Write) -> None:
        """`write` must be durable; the file is replaced in one step."""
        keep(store / FILE_NAME, self.to_bytes(), write)

    def to_bytes(self) -> bytes:
        lines = {key: asdict(line) for key, line in sorted(self.lines.items())}
        return as_kept(lines)

    def to_raise(self, clues: Iterable[Clue]) -> list[Clue]:
        """Without those a person has settled on the same facts."""
        return [clue for clue in clues if not self._is_settled(clue)]

    def meet(
        self, clues: Iterable[Clue], as_of: date, export: str = "", sources: Sources | None = None
    ) -> None:
        """Note that these clues stand open on that day, in that ledger."""
        day = as_of.isoformat()
        for clue in clues:
            known = self.lines.get(clue.fingerprint)
            first = min(known.first_seen, day) if known else day
            last = max(known.last_seen, day) if known else day
            self.lines[clue.fingerprint] = Remembered(
                clue.clue_id,
                clue.rule,
                clue.facts,
                first,
                last,
                township=clue.township,
                sources=sources(clue) if sources else (),
                export=export,
            )

    def settle(self, fingerprint: str, verdict: str) -> None:
        """A person has judged this clue as it stood; KeyError when it was never raised."""
        self.lines[fingerprint] = replace(self.lines[fingerprint], state="settled", verdict=verdict)

    def reopen(self, fingerprints: Iterable[str]) -> None:
        """What was settled stands open again, as it stood: the judgement did not hold."""
        for fingerprint in fingerprints:
            known = self.lines.get(fingerprint)
            if known is not None and known.state == "settled":
                self.lines[fingerprint] = replace(known, state="open", verdict="")

    def is_new(self, clue: Clue) -> bool:
        """Never met, or settled on other facts: nobody has it in hand."""
        known = self.lines.get(clue.fingerprint)
        return known is None or known.state == "settled"

    def _is_settled(self, clue: Clue) -> bool:
        known = self.lines.get(clue.fingerprint)
        return known is not None and known.state == "settled" and known.facts == clue.facts


def _remembered(line: dict[str, Any]) -> Remembered:
    return Remembered(**(line | {"sources": tuple(line.get("sources", ()))}))
