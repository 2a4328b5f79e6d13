"""Which files arrived: a walk that leaves out what no one sent, and opens zips that carry files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yingbao.exchange.reading.shapes import FileProblem, Limits

SYSTEM_NAMES = {"thumbs.db", "desktop.ini", "__macosx"}


@dataclass(frozen=True)
class Arrival:
    """One file to read, or the problem that keeps it from being read."""

    name: str
    path: Path
    problem: FileProblem | None = None


def arrivals(inbox: Path, unpacked: Path, limits: Limits) -> Iterator[Arrival]:
    """Every file below `inbox` in the order of names; zips of files are unpacked below `unpacked`."""
    for name, path in _files(inbox):
        yield Arrival(name, path)


def _files(inbox: Path) -> Iterator[tuple[str, Path]]:
    if inbox.is_file():
        yield inbox.name, inbox
        return
    named = ((path.relative_to(inbox).as_posix(), path) for path in inbox.rglob("*"))
    for name, path in sorted(named):
        if path.is_file() and not is_leftover(name):
            yield name, path


def is_leftover(name: str) -> bool:
    """Lock files of open workbooks, hidden files, thumbnails: not sent, only left behind."""
    parts = name.split("/")
    return any(part.startswith((".", "~$")) or part.lower() in SYSTEM_NAMES for part in parts)
