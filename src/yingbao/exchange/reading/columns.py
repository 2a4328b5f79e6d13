"""Columns of text as every reader hands them over: no empty strings, dates without midnight."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

MIDNIGHT = " 00:00:00"
QUOTED = '="'  # ="140…" keeps a spreadsheet from turning digits of a csv into a number
DAY_ZERO = "1899-12-31 "  # a cell that holds only a time of day is rendered as a time on this day


def tidy(columns: list[pa.Array]) -> list[pa.Array]:
    """The same cells; a whole pass over a column only where something in it needs one."""
    return [_tidy_column(column) for column in columns]


def _tidy_column(column: pa.Array) -> pa.Array:
    column = column.cast(pa.string())
    if pc.any(pc.ends_with(column, MIDNIGHT)).as_py():
        column = pc.replace_substring_regex(column, MIDNIGHT + "$", "")
    if pc.any(pc.starts_with(column, DAY_ZERO)).as_py():
        column = pc.replace_substring_regex(column, "^" + DAY_ZERO, "")
    if pc.any(pc.starts_with(column, QUOTED)).as_py():
        column = pc.replace_substring_regex(column, '^="(.*)"$', r"\1")
    if pc.any(pc.equal(column, "")).as_py():
        column = pc.if_else(pc.equal(column, ""), None, column)
    return column


def with_leading(columns: list[pa.Array], empty: int, rows: int) -> pa.Table:
    """A table c0…cn with `empty` columns put before: a cell keeps the column a spreadsheet shows."""
    padding = [pa.nulls(rows, pa.string())] * empty
    whole = [*padding, *columns]
    return pa.table(whole, names=[f"c{number}" for number in range(len(whole))])
