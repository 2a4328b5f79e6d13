"""The newest day the rows of each received table speak of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from yingbao.canon import Table, load_tables

# Days that lie ahead or long back by nature say nothing about how fresh a delivery is.
NOT_FRESHNESS = ("birth", "valid", "until", "expire", "start", "end", "first")


def newest_days(snapshot: Path, as_of: date) -> dict[tuple[str, str], date]:
    """(first 12 hex of the file's digest, table) → newest month or event day not after `as_of`."""
    found: dict[tuple[str, str], date] = {}
    with duckdb.connect() as con:
        for name, table in load_tables().items():
            file, columns = snapshot / f"{name}.parquet", dated_columns(table)
            if file.exists() and columns:
                rows = con.execute(_sql(columns), [as_of, str(file)]).fetchall()
                found |= {(digest, name): day for digest, day in rows if day}
    return found


def dated_columns(table: Table) -> tuple[str, ...]:
    """A roll is as new as its month, an event table as its newest event; a register says neither."""
    if any(column.name == "period" for column in table.columns):
        return ("period",)
    if table.kind != "event":
        return ()
    dated = [column.name for column in table.columns if column.type in ("date", "month")]
    return tuple(name for name in dated if not any(word in name for word in NOT_FRESHNESS))


def _sql(columns: tuple[str, ...]) -> str:
    newest = ", ".join(f'max(CASE WHEN "{c}" <= a.as_of THEN "{c}" END)' for c in columns)
    return f"""
        SELECT split_part(row_ref, '|', 1) AS digest, greatest({newest})
        FROM (SELECT CAST(? AS DATE) AS as_of) AS a, read_parquet(?) GROUP BY 1"""
