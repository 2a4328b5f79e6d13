"""Invented counties, checked once each and kept for all tests and test workers that look at them."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from yingbao.sample import invent, publish

PEOPLE = 1500
AS_OF = "2020-04-30"


@dataclass(frozen=True)
class Checked:
    """One county's folders and how the main job left them."""

    inbox: Path
    truth: Path
    out: Path
    exit_code: int


def check(inbox: Path, out: Path, keys: Path, *more: str) -> int:
    """The main job as an officer runs it, in a process of its own; its exit code."""
    command = [sys.executable, "-m", "yingbao.cli", "check", str(inbox), "--as-of", AS_OF,
               "--out", str(out), "--reveal", *more]  # fmt: skip
    return subprocess.run(
        command, env=os.environ | {"YINGBAO_HOME": str(keys)}, check=False
    ).returncode


@pytest.fixture(scope="session")
def county(tmp_path_factory, worker_id):
    """`county(seed)` or, quiet, `county(seed, planted=False)`."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    @cache
    def checked(seed: int, planted: bool = True) -> Checked:
        folder = shared / f"county-{seed}-{'planted' if planted else 'ordinary'}"
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "code").exists():
                publish(invent(PEOPLE, seed, planted), folder)
                code = check(folder / "inbox", folder / "out", folder / "keys")
                (folder / "code").write_text(str(code))
        code = int((folder / "code").read_text())
        return Checked(folder / "inbox", folder / "truth", folder / "out", code)

    return checked
