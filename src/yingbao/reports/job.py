"""The main job, the same for the command line and the web: folder in, ledger out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Say = Callable[..., None]


@dataclass(frozen=True)
class CheckRequest:
    inbox: Path
    as_of: date
    out: Path
    county: Path | None = None
    mapping: Path | None = None
    reveal: bool = False
    threads: int = 2
    memory: str = "1GB"


@dataclass(frozen=True)
class CheckResult:
    """`summary` has plain JSON values only."""

    summary: dict[str, Any]
