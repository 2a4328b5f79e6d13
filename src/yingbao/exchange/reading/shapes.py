"""What reading hands over: grids of text, and problems an officer can act on."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one file may cost. Above it the file is refused; the rest of the folder still loads."""

    file_bytes: int = 50 * MB
    unpacked_bytes: int = 300 * MB
    ratio: int = 200
    entries: int = 500
    archive_bytes: int = 500 * MB  # a zip that only carries other files
    archive_unpacked_bytes: int = 2048 * MB
    seconds: float = 60.0
    memory_bytes: int = 1024 * MB


@dataclass(frozen=True)
class FileProblem:
    """Why a file, or part of it, could not be read; `fatal` when nothing of it was."""

    code: str
    reason: str
    action: str
    fatal: bool


@dataclass(frozen=True)
class Grid:
    """One sheet. Row i of `cells` is the row a spreadsheet shows as i+1, column j its column j+1.

    `cells` has string columns c0…cn, None where a cell is empty. `numeric_ids` are cells held as
    numbers of 16 digits or more: such a number has lost its last digits. `merged` is r0, c0, r1, c1,
    inclusive. All positions are 0-based. Text files have sheet "-".
    """

    sheet: str
    cells: pa.Table
    numeric_ids: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False
    date1904: bool = False


@dataclass(frozen=True)
class FileReading:
    """One file: where it lies below the inbox (`a.zip/inner.xlsx` inside a zip), and what was in it."""

    name: str
    digest: str
    size: int
    grids: tuple[Grid, ...]
    problems: tuple[FileProblem, ...]
