"""Rows that a query turns into others: Arrow in, Arrow out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from yingbao.exchange.normalise.facts import temporary


@contextmanager
def in_database(con: Any, rows: pa.Table) -> Iterator[str]:
    """The rows under a relation name; nothing is copied."""
    relation = temporary("facts")
    con.register(relation, rows)
    try:
        yield relation
    finally:
        con.unregister(relation)


def fetch(con: Any, select: str) -> pa.Table:
    return con.sql(select).to_arrow_table()


def create(con: Any, stem: str, select: str) -> str:
    """A temporary table; returns its name. The caller drops it."""
    relation = temporary(stem)
    con.execute(f"CREATE TEMP TABLE {relation} AS {select}")
    return relation


def columns_of(con: Any, relation: str) -> list[str]:
    return [row[0] for row in con.execute(f"DESCRIBE {relation}").fetchall()]


def plain_rows(rows: pa.Table, **more: pa.ChunkedArray) -> pa.Table:
    """The rows as they are, numbered 0, with some columns told again under other names."""
    for name, column in more.items():
        rows = rows.drop_columns([name]) if name in rows.column_names else rows
        rows = rows.append_column(name, column)
    return rows.append_column("_n", pa.array([0] * len(rows), pa.int32()))
