"""Putting a run's files in place: all are written first, then each replaces its predecessor."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

STAGING = ".staging-"


def publish(out: Path, files: Mapping[str, bytes], *, former: Iterable[str] = ()) -> None:
    """Put `files` (relative path → content) under `out`.

    Killed or out of space while writing, the former files stand as they were. `former` are the
    files of the previous run: those which this run no longer has are taken away last.
    """
    for left_behind in out.glob(f"{STAGING}*"):  # by a run that was killed
        shutil.rmtree(left_behind, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=out))
    try:
        for name, content in files.items():
            write_durably(staging / name, content)
        for name in files:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(staging / name, out / name)
        for name in set(former) - set(files):
            (out / name).unlink(missing_ok=True)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def write_durably(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
