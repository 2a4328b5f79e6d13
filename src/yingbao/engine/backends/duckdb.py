"""Rules on DuckDB over the Parquet files of a snapshot: in memory, spilling to a scratch folder."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from yingbao.engine.backends.base import Answer

BLOCK = 1 << 20
# What a county's rules read again and again is unpacked once, if it is worth it and fits well; and only
# then are rules asked side by side.
WORTH_UNPACKING, FITS = 100_000, 64_000_000  # bytes of one file, and of all


class DuckBackend:
    """One connection over one snapshot directory."""

    name = "duckdb"
    Error: type[Exception] = duckdb.Error

    def __init__(self, snapshot: Path, *, threads: int = 2, memory: str = "1GB") -> None:
        self.scratch = tempfile.TemporaryDirectory(prefix="yingbao-")
        self.connection = duckdb.connect(
            config={
                "threads": threads,
                "memory_limit": memory,
                "temp_directory": self.scratch.name,
                "preserve_insertion_order": False,
            }
        )
        folder = self._plain(snapshot)
        self.tables = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
        sizes = {name: path.stat().st_size for name, path in self.tables.items()}
        self.fits = sum(sizes.values()) <= FITS
        # a county's statement is mostly planned, by one thread; a province's rows need all memory for one
        self.at_once = threads if self.fits else 1
        self._own = threading.local()
        for name, path in self.tables.items():
            unpacked = sizes[name] >= WORTH_UNPACKING and self.fits
            kind = "TABLE" if unpacked else "VIEW"
            self.connection.execute(f'CREATE {kind} "{name}" AS {read_file(path)}')

    def _plain(self, snapshot: Path) -> Path:
        """The snapshot under a path that DuckDB does not take for a pattern: 结果[1] is a folder."""
        if not set(str(snapshot)) & set("*?["):
            return snapshot
        link = Path(self.scratch.name) / "snapshot"
        link.symlink_to(snapshot.resolve(), target_is_directory=True)
        return link

    def received(self) -> frozenset[str]:
        return frozenset(self.tables)

    def inputs(self) -> dict[str, str]:
        return {name: file_digest(path) for name, path in self.tables.items()}

    def add_empty(self, name: str, columns: Mapping[str, str]) -> None:
        self.connection.execute(create_table(name, columns))

    def add_view(self, name: str, sql: str) -> None:
        """Kept in memory where all fits; else as a file like the snapshot's own: a province's views as
        tables filled the memory and then the disk, and every rule read them back from there."""
        if self.fits:
            self.connection.execute(f'CREATE TABLE "{name}" AS {sql}')
            return
        path = Path(self.scratch.name) / f"{name}.parquet"
        self.connection.execute(
            f"COPY ({self._storable(sql)}) TO {quoted(path)} (FORMAT parquet, COMPRESSION snappy)"
        )
        self.connection.execute(f'CREATE VIEW "{name}" AS {read_file(path)}')

    def _storable(self, sql: str) -> str:
        """Sums of whole numbers are wider than a file keeps; it would make fractions of them."""
        described = self.connection.execute(f"DESCRIBE {sql}").fetchall()
        wide = [name for name, kind, *_ in described if kind == "HUGEINT"]
        cast = ", ".join(f'CAST("{name}" AS BIGINT) AS "{name}"' for name in wide)
        return f"SELECT * REPLACE ({cast}) FROM ({sql})" if wide else sql

    def ask(self, sql: str) -> Answer:
        """Each thread asks through a cursor of its own."""
        if not hasattr(self._own, "cursor"):
            self._own.cursor = self.connection.cursor()
        return answer(self._own.cursor, sql)

    def close(self) -> None:
        self.connection.close()
        self.scratch.cleanup()


def read_file(path: Path) -> str:
    """A query for all rows of one file."""
    return f"SELECT * FROM read_parquet({quoted(path)})"


def quoted(path: Path) -> str:
    """A path as SQL text."""
    return "'" + str(path).replace("'", "''") + "'"


def file_digest(path: Path) -> str:
    """sha256 of a file, read block by block."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def create_table(name: str, columns: Mapping[str, str]) -> str:
    listed = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    return f'CREATE OR REPLACE TABLE "{name}" ({listed})'


def rows_of(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    """A query's rows as mappings by column name."""
    found = connection.execute(sql)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    """Runs a counted rule: every row carries `looked_at`, a row without `hit` stands for none."""
    rows = rows_of(connection, sql)
    looked_at = rows[0].pop("looked_at") if rows else 0
    return Answer(looked_at, tuple(row for row in rows if row.pop("hit") is not None))
