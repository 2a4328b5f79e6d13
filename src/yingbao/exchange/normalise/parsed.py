"""Cells → values by their distinct texts: each spelling is read once, then joined back to all rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from yingbao.canon import Column
from yingbao.exchange.normalise.codes import read_code
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.dates import DateContext, read_date, read_month
from yingbao.exchange.normalise.facts import temporary
from yingbao.exchange.normalise.figures import read_boolean, read_integer, read_number
from yingbao.exchange.normalise.money import read_money
from yingbao.exchange.normalise.periods import read_period
from yingbao.exchange.normalise.reading import Value
from yingbao.exchange.words import UNIT_NOTE, plain

Reader = Callable[[str], Value]
ARROW = {
    "date": pa.date32(),
    "month": pa.date32(),
    "money": pa.decimal128(14, 2),
    "number": pa.decimal128(14, 3),
    "integer": pa.int32(),
    "boolean": pa.bool_(),
    "code": pa.string(),
}
PARSED = frozenset(ARROW)
ENDS = ("_to", "ended_on", "left_on", "expires_on", "scrap_on", "benefit_to")


def reader(column: Column, context: TableContext, header: str, anywhere: bool = False) -> Reader:
    """The function that reads one cell of this column."""
    day = DateContext(
        context.as_of, context.block.cells.grid.date1904, column.name.endswith(ENDS), context.period
    )
    scale = header_scale(header) or context.block.scale
    remark = context.assignment.form.name == "payment"  # its month often stands in a remark only
    readers: dict[str, Reader] = {
        "date": lambda text: read_date(text, day),
        "month": lambda text: read_month(text, day) if not remark else read_period(text, day),
        "money": lambda text: read_money(text, scale),
        "number": read_number,
        "integer": read_integer,
        "boolean": lambda text: _boolean(text, column),
        "code": lambda text: read_code(text, column, anywhere),
    }
    return readers[column.type]


def _boolean(text: str, column: Column) -> Value:
    """A yes-or-no column may have words of its own (补差 means yes)."""
    if column.codes:
        own = read_code(text, column)
        if own.state == "ok":
            return Value(own.value == "是", "ok")
    return read_boolean(text)


def header_scale(header: str) -> int | None:
    """金额（万元） → 10000."""
    found = UNIT_NOTE.search(plain(header))
    said = found.group() if found else ""
    for word, scale in (("万元", 10_000), ("千元", 1000), ("百元", 100), ("元", 1)):
        if word in said:
            return scale
    return None


def parse_column(
    con: Any, relation: str, name: str, column: Column, read: Reader, skip_plain: str = "FALSE"
) -> str:
    """Creates a relation `text, value, state` of the column's distinct texts; returns its name.

    `skip_plain`: SQL over `text` for cells that the caller casts itself.
    """
    texts = distinct_texts(con, relation, name, skip_plain)
    values = [read(text) for text in texts]
    return keep(
        con,
        {
            "text": pa.array(texts, pa.string()),
            "value": pa.array([v.value for v in values], ARROW[column.type]),
            "state": pa.array([v.state for v in values], pa.string()),
        },
    )


def distinct_texts(con: Any, relation: str, name: str, skip_plain: str = "FALSE") -> list[str]:
    plainly = skip_plain.replace("text", f'"{name}"')
    rows = con.execute(
        f'SELECT DISTINCT "{name}" FROM {relation} WHERE "{name}" IS NOT NULL AND NOT coalesce({plainly}, FALSE)'
    ).fetchall()
    return [row[0] for row in rows]


def keep(con: Any, columns: dict[str, pa.Array]) -> str:
    """An Arrow table under a relation name; nothing is copied. `forget` it after use."""
    relation = temporary("arrow")
    con.register(relation, pa.table(columns))
    return relation


def forget(con: Any, relation: str) -> None:
    """Drops a temporary table, or lets an Arrow table go."""
    if relation.startswith("arrow_"):
        con.unregister(relation)
    else:
        con.execute(f"DROP TABLE {relation}")
