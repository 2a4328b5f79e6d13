"""Cells → values by their distinct texts: each spelling is read once, then put back on all its rows."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.canon import Column
from yingbao.exchange.normalise.codes import read_code
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.dates import DateContext, read_date, read_month
from yingbao.exchange.normalise.figures import (
    NAMED,
    read_boolean,
    read_integer,
    read_number,
    read_people,
)
from yingbao.exchange.normalise.money import read_money
from yingbao.exchange.normalise.periods import read_period
from yingbao.exchange.normalise.plain_days import plain_days
from yingbao.exchange.normalise.reading import Value
from yingbao.exchange.words import UNIT_NOTE, plain

Reader = Callable[[str], Value]
Parsed = tuple[pa.Array, pa.Array]
PLAIN_SUM = r"^-?[0-9]{1,12}(?:\.[0-9]{1,2})?$"
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
        "integer": read_people if column.name in NAMED else read_integer,
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


def parse_column(texts: pa.Array, column: Column, read: Reader, scale: int) -> Parsed:
    """`value` and `state` of every row; a row without text is blank. Plain sums and days need no reader."""
    coded = pc.dictionary_encode(texts)
    plain = _plain_values(coded.dictionary, column, scale)
    odd = pc.is_null(plain)
    left = [read(text) for text in coded.dictionary.filter(odd).to_pylist()]
    values = pa.array([found.value for found in left], ARROW[column.type])
    states = pa.array([found.state for found in left], pa.string())
    value = pc.replace_with_mask(plain, odd, values)
    state = pc.replace_with_mask(pa.repeat("ok", len(plain)), odd, states)
    return value.take(coded.indices), pc.fill_null(state.take(coded.indices), "blank")


def _plain_values(texts: pa.Array, column: Column, scale: int) -> pa.Array:
    """Where the text is the value as it stands; null elsewhere."""
    kind = ARROW[column.type]
    if column.type == "money" and scale == 1:
        plain = pc.match_substring_regex(texts, PLAIN_SUM)
        return pc.if_else(plain, texts, pa.scalar(None, pa.string())).cast(kind)
    if column.type == "date":
        return plain_days(texts)
    return pa.nulls(len(texts), kind)
