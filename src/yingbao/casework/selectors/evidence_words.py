"""What the rows behind a clue say, in the labels of their source, without identifiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from yingbao.canon import load_tables
from yingbao.canon.schema import Table
from yingbao.casework.selectors.stored import stored
from yingbao.clues import Clue, Place

SHOWN = ("text", "money", "number", "integer", "date", "month", "boolean", "code")
MOST_WORDS = 8  # columns a reader can take in at a glance


@dataclass(frozen=True)
class RowWords:
    """The source's title, the month the row is of, and what it says."""

    source: str
    said: str
    period: date | None = None


def words_of(snapshot: Path, clues: Iterable[Clue]) -> dict[Place, RowWords]:
    """For every evidence row of these clues that the snapshot still holds."""
    wanted = {spot for clue in clues for spot in clue.evidence}
    with duckdb.connect() as con:
        refs = _refs(con, snapshot, wanted)
        con.execute("CREATE TEMP TABLE wanted(row_ref VARCHAR)")
        if refs:
            con.executemany("INSERT INTO wanted VALUES (?)", [[ref] for ref in sorted(refs)])
        found: dict[Place, RowWords] = {}
        for table in load_tables().values():
            for ref, words in _read(con, snapshot, table):
                found.setdefault(refs[ref], words)
    return found


def _refs(con: duckdb.DuckDBPyConnection, snapshot: Path, wanted: set[Place]) -> dict[str, Place]:
    """row_ref → place, by way of the files' digests."""
    path = snapshot / "source_file.parquet"
    rows = (
        con.execute("SELECT name, digest FROM read_parquet(?)", [str(path)]).fetchall()
        if path.exists()
        else []
    )
    digests = {name: digest[:12] for name, digest in rows}
    return {
        f"{digests[spot.file]}|{spot.sheet}|{spot.row}": spot
        for spot in wanted
        if spot.file in digests
    }


def _read(
    con: duckdb.DuckDBPyConnection, snapshot: Path, table: Table
) -> Iterable[tuple[str, RowWords]]:
    path = snapshot / f"{table.name}.parquet"
    if not path.exists():
        return
    columns = [column for column in stored(path, table) if column.type in SHOWN]
    listed = "".join(f', "{column.name}"' for column in columns)
    rows = con.execute(
        f"SELECT row_ref{listed} FROM read_parquet(?) SEMI JOIN wanted USING (row_ref) ORDER BY row_ref",
        [str(path)],
    )
    for ref, *values in rows.fetchall():
        said = [
            f"{column.label} {spoken(value)}"
            for column, value in zip(columns, values, strict=True)
            if value is not None and column.name != "period"
        ]
        period = next(
            (
                value
                for column, value in zip(columns, values, strict=True)
                if column.name == "period"
            ),
            None,
        )
        yield ref, RowWords(table.title, "，".join(said[:MOST_WORDS]), period)


def spoken(value: Any) -> str:
    """A value as an officer would write it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return str(value)
