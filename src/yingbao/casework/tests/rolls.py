"""A run's snapshot with rows written by hand, where the household pages look for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings

from yingbao.canon import load_tables
from yingbao.casework.models import Run


def lay(run: Run, **tables: list[dict[str, Any]]) -> Path:
    """table=[{column: value}, …] as Parquet with all stored columns; those not named are empty."""
    snapshot = Path(settings.RUNS_ROOT) / run.folder / "store" / "snapshots" / run.snapshot
    snapshot.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        for name, rows in tables.items():
            con.execute(load_tables()[name].ddl)
            for number, row in enumerate(rows):
                _insert(con, name, {"row_ref": f"r|s|{number}"} | row)
            con.execute(f"COPY {name} TO '{snapshot}/{name}.parquet'")
    return snapshot


def _insert(con: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    places = ", ".join("?" * len(row))
    con.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))
