"""Several people in one cell: how a cell is taken apart, and a row per joint owner."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.query import fetch, in_database, plain_rows

DIVIDER = "[,，、;；|\\n\\r]+|\\s*/\\s*"
JOINT = {
    "property_right": ("name", "id_number"),
    "land_contract": ("name",),
    "business": ("name", "id_number"),
}


def split_joint(
    con: Any, context: TableContext, facts: pa.Table, names: tuple[str, ...]
) -> pa.Table:
    """One row per owner; names and numbers pair by their order. Rows with one owner pass untouched."""
    present = [n for n in names if n in context.assignment.chosen]
    if not any(_divided(facts.column(name)) for name in present):
        return plain_rows(facts)
    many = " OR ".join(f"len({parts_sql(n)}) > 1" for n in present)
    longest = f"greatest({', '.join(f'coalesce(len({parts_sql(n)}), 0)' for n in present)})"
    picked = ", ".join(f'list_extract({parts_sql(n)}, _n) AS "{n}"' for n in present)
    with in_database(con, facts) as relation:
        return fetch(
            con,
            f"SELECT *, 0 AS _n FROM {relation} WHERE NOT coalesce({many}, FALSE) UNION ALL BY NAME "
            f"SELECT * REPLACE ({picked}) FROM (SELECT *, unnest(range(1, {longest} + 1)) AS _n FROM {relation} WHERE {many})",
        )


def _divided(column: pa.ChunkedArray) -> bool:
    return bool(pc.any(pc.match_substring_regex(column, DIVIDER)).as_py())


def parts_sql(name: str, prefix: str = "") -> str:
    """A cell taken apart; blanks between dividers are nothing."""
    split = f"string_split_regex(trim({prefix}\"{name}\"), '{DIVIDER}')"
    return f"list_filter(list_transform({split}, lambda p: trim(p)), lambda p: p <> '')"
