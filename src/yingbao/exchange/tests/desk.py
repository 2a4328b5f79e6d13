"""A small office for tests: sheets as lists of rows in, stored tables out, no files read."""

from __future__ import annotations

import hashlib
import importlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yingbao.exchange import IntakeResult
from yingbao.exchange.reading import FileReading, Grid
from yingbao.identity import KeyRing, Vault, check_digit

AS_OF = date(2020, 4, 30)
Rows = list[list[Any]]
Sheets = dict[str, Rows | Grid]


def person(number: int, birth: str = "19600101", region: str = "140521") -> str:
    """A valid ID number of an invented person."""
    body = f"{region}{birth}{number:03d}"
    return body + check_digit(body)


def grid(rows: Rows, sheet: str = "Sheet1", **more: Any) -> Grid:
    width = max((len(row) for row in rows), default=0)
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    columns = {
        f"c{j}": pa.array([_text(row[j]) for row in padded], pa.string()) for j in range(width)
    }
    return Grid(sheet, pa.table(columns), **more)


def _text(cell: Any) -> str | None:
    return None if cell is None or cell == "" else str(cell)


@dataclass
class Taken:
    """What an intake left: `rows(table)` are dicts in the order stored."""

    result: IntakeResult
    out: Path
    ring: KeyRing

    def rows(self, table: str) -> list[dict[str, Any]]:
        assert self.result.snapshot
        path = self.result.snapshot / f"{table}.parquet"
        return pq.read_table(path).to_pylist() if path.exists() else []

    @property
    def rejects(self) -> list[dict[str, Any]]:
        return self.rows("rejects")

    @property
    def remarks(self) -> list[dict[str, Any]]:
        return self.rows("remarks")

    def table_of(self, file: str, place: int = 0) -> str:
        report = next(f for f in self.result.files if f.name == file)
        return report.tables[place].table if report.tables else ""

    def who(self, id18: str) -> str:
        return self.ring.person_id(id18)

    def vault(self) -> Vault:
        return Vault(self.out / "store" / "vault.sqlite", self.ring)


def take(
    monkeypatch: Any,
    tmp_path: Path,
    files: dict[str, Sheets | Rows],
    as_of: date = AS_OF,
    mapping: Path | None = None,
) -> Taken:
    """One intake of files given as rows: a list of rows is one sheet, a dict several."""
    inbox = tmp_path / "inbox"
    inbox.mkdir(exist_ok=True)
    readings = [_reading(name, content) for name, content in sorted(files.items())]
    for reading in readings:
        path = inbox / reading.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(reading.digest)
    room = importlib.import_module("yingbao.exchange.intake")
    monkeypatch.setattr(room, "read_folder", lambda _inbox, workers: iter(readings))
    ring = KeyRing.open(tmp_path / "keys")
    result = room.intake(inbox, tmp_path / "store", as_of, ring, mapping, out=tmp_path)
    return Taken(result, tmp_path, ring)


def _reading(name: str, content: Sheets | Rows) -> FileReading:
    sheets: Sheets = (
        content
        if isinstance(content, dict)
        else {"-" if name.endswith(("csv", "txt")) else "Sheet1": content}
    )
    grids = tuple(
        rows if isinstance(rows, Grid) else grid(rows, sheet) for sheet, rows in sheets.items()
    )
    told = repr([(g.sheet, g.cells.to_pydict(), g.merged) for g in grids]) + name
    return FileReading(name, hashlib.sha256(told.encode()).hexdigest(), len(told), grids, ())
