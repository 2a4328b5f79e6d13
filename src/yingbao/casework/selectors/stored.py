"""Which columns a stored table really has: a snapshot may be older than the program that reads it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from yingbao.canon.schema import Column, Table


def stored(con: duckdb.DuckDBPyConnection, path: Path, table: Table) -> list[Column]:
    """The table's columns that the file has, in the table's order."""
    found = con.execute("SELECT name FROM parquet_schema(?)", [str(path)]).fetchall()
    names = {name for (name,) in found}
    return [column for column in table.columns if column.name in names]
