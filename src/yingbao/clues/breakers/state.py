"""What the breakers remember: how each source looked when it was last accepted, who released what.

One JSON file beside the store, `clue_breakers`. `held` is what the last run held, so that a person
can look at it; the next run decides anew, and only a release or a mended source lets a clue go.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from yingbao.clues.breakers.profile import Profile
from yingbao.clues.keeping import Write, as_kept, keep, read_kept

FILE_NAME = "clue_breakers"


class UnknownHold(KeyError):
    """Nothing is held under that name."""


@dataclass(frozen=True)
class Accepted:
    """A source as a run or a person accepted it, and the day judged then."""

    profile: Profile
    as_of: date


@dataclass(frozen=True)
class HeldNote:
    """A held clue as it may be shown to anyone at the county: no name, no number."""

    clue_id: str
    fingerprint: str
    facts: str
    rule: str
    title: str
    kind: str
    level: str
    township: str
    village: str
    cause: str  # 表名 or 乡镇
    why: str


@dataclass(frozen=True)
class Release:
    """Who let what go, why and when."""

    what: str
    by: str
    why: str
    on: str
    clues: int


@dataclass
class BreakerState:
    """`pending`: sources as they look now that nobody has accepted; `free`: released clues."""

    accepted: dict[str, Accepted] = field(default_factory=dict)
    pending: dict[str, Accepted] = field(default_factory=dict)
    held: list[HeldNote] = field(default_factory=list)
    free: set[str] = field(default_factory=set)
    releases: list[Release] = field(default_factory=list)

    @classmethod
    def load(cls, store: Path) -> BreakerState:
        """An absent file is a beginning; a broken one is an error, never forgotten silently."""
        raw = read_kept(store / FILE_NAME)
        return cls() if raw is None else _state(raw)

    def save(self, store: Path, write: Write) -> None:
        """`write` must be durable; the file is replaced in one step."""
        keep(store / FILE_NAME, self.to_bytes(), write)

    def to_bytes(self) -> bytes:
        content = {
            "accepted": _plain(self.accepted),
            "pending": _plain(self.pending),
            "held": [asdict(note) for note in self.held],
            "free": sorted(self.free),
            "releases": [asdict(release) for release in self.releases],
        }
        return as_kept(content)

    def after(
        self, now: dict[str, Profile], trips: Iterable[str], held: list[HeldNote], as_of: date
    ) -> BreakerState:
        """What is remembered after a run: sound sources are accepted, doubtful ones wait."""
        doubtful = set(trips)
        seen = {table: Accepted(profile, as_of) for table, profile in now.items()}
        fresh = {t: a for t, a in seen.items() if t not in doubtful and self._is_later(t, as_of)}
        pending = {t: a for t, a in seen.items() if t in doubtful}
        return BreakerState(self.accepted | fresh, pending, held, self.free, self.releases)

    def _is_later(self, table: str, as_of: date) -> bool:
        former = self.accepted.get(table)
        return former is None or former.as_of <= as_of

    def released(self, cause: str, clue_ids: Iterable[str], by: str, why: str, on: date) -> int:
        """Lets clues go: all of a source or township (`cause`), or those named. Returns how many.

        Raises UnknownHold when nothing is held under one of the names; then nothing is changed.
        """
        wanted = set(clue_ids)
        missing = wanted - {note.clue_id for note in self.held}
        if missing:
            raise UnknownHold("、".join(sorted(missing)))
        chosen = [n for n in self.held if n.cause == cause or n.clue_id in wanted]
        if not chosen:
            raise UnknownHold(cause)
        self.free |= {f"{note.fingerprint}|{note.facts}" for note in chosen}
        if cause in self.pending:
            self.accepted[cause] = self.pending.pop(cause)
        what = cause or "、".join(sorted(wanted))
        self.releases.append(Release(what, by, why, on.isoformat(), len(chosen)))
        self.held = [note for note in self.held if note not in chosen]
        return len(chosen)


def _plain(sources: dict[str, Accepted]) -> dict[str, Any]:
    return {
        table: {"profile": a.profile.to_json(), "as_of": a.as_of.isoformat()}
        for table, a in sorted(sources.items())
    }


def _sources(raw: dict[str, Any]) -> dict[str, Accepted]:
    return {
        table: Accepted(Profile.from_json(a["profile"]), date.fromisoformat(a["as_of"]))
        for table, a in raw.items()
    }


def _state(raw: dict[str, Any]) -> BreakerState:
    return BreakerState(
        accepted=_sources(raw["accepted"]),
        pending=_sources(raw["pending"]),
        held=[HeldNote(**note) for note in raw["held"]],
        free=set(raw["free"]),
        releases=[Release(**release) for release in raw["releases"]],
    )
