"""The two stages before the papers, as this room sees them: what was received, what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from yingbao.reports.reception import Reception

Say = Callable[..., None]  # say("正在读 名册.xlsx", 3, 31)


class Refused(ValueError):
    """What was given cannot be used; the message is for the officer and says what is expected."""


@dataclass(frozen=True)
class CheckRequest:
    """One run of the main job. `out` exists already."""

    inbox: Path
    as_of: date
    out: Path
    county: Path | None = None
    mapping: Path | None = None
    reveal: bool = False
    threads: int = 2
    memory: str = "1GB"

    @property
    def store(self) -> Path:
        return self.out / "store"


@dataclass(frozen=True)
class Received:
    """`snapshot` is None when nothing was recognised. `county` is a name, `townships` in order."""

    snapshot: Path | None
    reception: Reception
    keys: Any
    vault: Any
    county: str = "本县"
    townships: Sequence[str] = ()
    county_file: Path | None = None  # its parameter values, when it has any
    inputs: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Examined:
    """Rule code → rows, cards, people looked at, why not run; and what the engine wants on record.

    `needs`: rule → tables it stands on; `limits`: working numbers of breakers and precision;
    `unread`: rule → what it leans on and nobody has read.
    """

    rows: Mapping[str, Iterable[Mapping[str, Any]]] = field(default_factory=dict)
    rules: Mapping[str, Any] = field(default_factory=dict)
    looked_at: Mapping[str, int] = field(default_factory=dict)
    not_run: Mapping[str, str] = field(default_factory=dict)
    record: Mapping[str, Any] = field(default_factory=dict)
    needs: Mapping[str, Collection[str]] = field(default_factory=dict)
    limits: Mapping[str, Any] = field(default_factory=dict)
    unread: Mapping[str, Sequence[Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Stages:
    receive: Callable[[CheckRequest, Say], Received]
    examine: Callable[[CheckRequest, Received, Say], Examined]


def the_stages() -> Stages:
    """The real ones; loaded late, because reading departments' files starts child processes."""
    from yingbao.reports.wiring import examine, receive

    return Stages(receive, examine)
