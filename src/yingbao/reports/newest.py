"""The newest day the rows of each received table speak of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from yingbao.canon import load_tables
from yingbao.canon.dating import dated_columns


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


def _sql(columns: tuple[str, ...]) -> str:
    """Every name is qualified: a list of balances has a column `as_of` of its own."""
    newest = ", ".join(f'max(CASE WHEN r."{c}" <= run.day THEN r."{c}" END)' for c in columns)
    return f"""
        SELECT split_part(r.row_ref, '|', 1) AS digest, greatest({newest})
        FROM (SELECT CAST(? AS DATE) AS day) AS run, read_parquet(?) AS r GROUP BY 1"""
