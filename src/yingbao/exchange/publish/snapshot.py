"""One snapshot directory, published whole or not at all: stage → verify → flush → rename → CURRENT."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq

STAGING = ".staging-"


class SnapshotDamaged(RuntimeError):
    """What was staged is not what can be read back; nothing was published."""


def current(store: Path) -> Path | None:
    """The snapshot that CURRENT names, None before the first one."""
    try:
        name = (store / "CURRENT").read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    snapshot = store / "snapshots" / name
    return snapshot if re.fullmatch(r"[0-9a-f]{16,64}", name) and snapshot.is_dir() else None


@contextmanager
def exclusive(store: Path) -> Iterator[None]:
    """One intake at a time on a store; the next one waits."""
    store.mkdir(parents=True, exist_ok=True)
    with (store / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def staging(store: Path) -> Iterator[Path]:
    """A private directory, gone afterwards whatever happens. Those of killed runs are cleared first."""
    for left in store.glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = store / f"{STAGING}{os.getpid()}"
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(store: Path, staged: Path, snapshot_id: str, rows: dict[str, int]) -> Path:
    """Moves a staged snapshot into place and points CURRENT to it; returns its directory."""
    verify(staged, rows)
    flush(staged)
    target = store / "snapshots" / snapshot_id
    target.parent.mkdir(exist_ok=True)
    if target.exists():  # a run was killed between the rename and CURRENT
        shutil.rmtree(target)
    os.rename(staged, target)
    _flush_directory(target.parent)
    point_to(store, snapshot_id)
    return target


def verify(staged: Path, rows: dict[str, int]) -> None:
    """Each table can be read back and has its rows."""
    for table, count in rows.items():
        path = staged / f"{table}.parquet"
        try:
            found = pq.ParquetFile(path).metadata.num_rows
        except (OSError, ValueError) as error:
            raise SnapshotDamaged(f"{path.name}: {type(error).__name__}") from error
        if found != count:
            raise SnapshotDamaged(f"{path.name}: {found} rows, expected {count}")


def flush(folder: Path) -> None:
    """Every file on the disk, not only in its cache."""
    for path in sorted(folder.iterdir()):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    _flush_directory(folder)


def _flush_directory(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def point_to(store: Path, snapshot_id: str) -> None:
    """CURRENT changes in one step."""
    aside = store / f".CURRENT.{os.getpid()}"
    with aside.open("w", encoding="ascii") as file:
        file.write(snapshot_id + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, store / "CURRENT")
    _flush_directory(store)
