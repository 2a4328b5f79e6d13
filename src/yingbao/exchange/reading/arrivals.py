"""Which files arrived: a walk that leaves out what no one sent, and opens zips that carry files."""

from __future__ import annotations

import itertools
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yingbao.exchange.reading.kinds import Kind, kind_of
from yingbao.exchange.reading.problems import Refused, refusal
from yingbao.exchange.reading.shapes import MB, FileProblem, Limits
from yingbao.exchange.reading.zips import check_zip, entry_name, open_zip

SYSTEM_NAMES = {"thumbs.db", "desktop.ini", "__macosx"}
DEEPEST_ZIP = 2
BROKEN = (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class Arrival:
    """One file to read, or the problem that keeps it from being read. `unpacked` ones are ours."""

    name: str
    path: Path
    problem: FileProblem | None = None
    unpacked: bool = False

    def done_with(self) -> None:
        """What was unpacked for us goes when it has been read."""
        if self.unpacked:
            self.path.unlink(missing_ok=True)


class Unpacker:
    """Opens zips that carry files, into numbered files of its own: no name inside is trusted."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = folder
        self.limits = limits
        self._numbers = itertools.count()

    def expand(self, arrival: Arrival, depth: int = 1) -> Iterator[Arrival]:
        """The arrival itself, or what a zip carries, to a depth of two."""
        try:
            if not self._is_archive(arrival):
                yield arrival
            elif depth > DEEPEST_ZIP:
                raise refusal("nested_too_deep", arrival.name)
            else:
                yield from self._inside(arrival, depth)
        except Refused as refused:
            yield Arrival(arrival.name, arrival.path, refused.problem, arrival.unpacked)

    def _is_archive(self, arrival: Arrival) -> bool:
        try:
            with arrival.path.open("rb") as source:
                if source.read(2) != b"PK":
                    return False
            return kind_of(arrival.path, arrival.name, self.limits)[0] is Kind.ARCHIVE
        except OSError:
            return False  # reading will tell

    def _inside(self, arrival: Arrival, depth: int) -> Iterator[Arrival]:
        allowed = self.limits.archive_bytes
        if (size := arrival.path.stat().st_size) > allowed:
            raise refusal("file_too_big", arrival.name, size // MB, allowed // MB)
        with open_zip(arrival.path, arrival.name, self.limits) as archive:
            check_zip(archive, arrival.name, self.limits, self.limits.archive_unpacked_bytes)
            named = sorted((entry_name(e), e.header_offset, e) for e in archive.infolist())
            for name, _, entry in named:
                if not entry.is_dir() and not is_leftover(name):
                    copied = self._copy(archive, entry, f"{arrival.name}/{name}")
                    yield from self.expand(copied, depth + 1)

    def _copy(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Arrival:
        self.folder.mkdir(exist_ok=True)
        target = self.folder / str(next(self._numbers))
        try:
            with archive.open(entry) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy, MB)
        except BROKEN:
            return Arrival(name, target, refusal("truncated", name).problem, unpacked=True)
        return Arrival(name, target, unpacked=True)


def arrivals(inbox: Path, unpacked: Path, limits: Limits) -> Iterator[Arrival]:
    """Every file below `inbox` in the order of names; zips of files are unpacked below `unpacked`."""
    unpacker = Unpacker(unpacked, limits)
    for name, path in _files(inbox):
        yield from unpacker.expand(Arrival(name, path))


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
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith((".", "~$")) or part.lower() in SYSTEM_NAMES for part in parts)
