"""pa.Array by their distinct spellings: each is read once, whole columns at a time.

Most cells need no reading at all: a plain valid number is settled by arithmetic, a name without a
sign to fold stands as it is. Only what is left goes one by one through the readers of identity.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.normalise.facts import temporary
from yingbao.identity import clean_name, plain_numbers, read_id, with_readings
from yingbao.identity.folding import FULL_WIDTH, TEXT_FOLD, sign_class
from yingbao.identity.names import (
    BRACKETS,
    IDENTITY,
    NAME_FOLD,
    NO_NAME,
    NUMBER_GONE,
    PHONE,
    PHONE_GONE,
)

MANY = 8_000  # numbers with dirt in one column: from here on planning a query pays
NUMBER = {
    "clean": pa.string(),
    "id18": pa.string(),
    "state": pa.string(),
    "birth_date": pa.date32(),
    "sex": pa.string(),
}
# Ten digits with at most one sign between two: every number that `scrub` hides has more.
LONG_FIGURES = "[0-9](?:[ -]?[0-9]){9}"
WIDE = sign_class(FULL_WIDTH)


def once_each(column: pa.Array, read: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """`read` over the distinct texts of a column (no nulls), then back on all its rows."""
    coded = pc.dictionary_encode(column)
    return read(coded.dictionary).take(coded.indices)


def one_by_one(read: Callable[[str], Any], kind: pa.DataType) -> Callable[[pa.Array], pa.Array]:
    return lambda texts: pa.array([read(text) for text in texts.to_pylist()], kind)


def only_where(
    odd: pa.Array, texts: pa.Array, plain: pa.Array, read: Callable[[str], Any]
) -> pa.Array:
    """`plain`, with `read` instead where `odd` says so."""
    if not pc.any(odd).as_py():
        return plain
    values = [read(text) for text in texts.filter(odd).to_pylist()]
    return pc.replace_with_mask(plain, odd, pa.array(values, plain.type))


# -- names and free texts ----------------------------------------------------------------------


def read_names(texts: pa.Array) -> pa.Array:
    """`clean_name` of each."""
    odd = pc.match_substring_regex(texts, _folded_in_names())
    nothing = pc.is_in(texts, value_set=pa.array(NO_NAME))
    plain = pc.if_else(nothing, pa.scalar(None, pa.string()), texts)
    return only_where(odd, texts, plain, clean_name)


@cache
def _folded_in_names() -> str:
    changed = [sign for pairs in NAME_FOLD.alike for sign in pairs]
    return sign_class([*changed, *NAME_FOLD.dropped, *BRACKETS])


def read_texts(texts: pa.Array) -> pa.Array:
    """`scrub` of each."""
    wide = pc.match_substring_regex(texts, WIDE)
    folded = only_where(wide, texts, texts, TEXT_FOLD.apply)
    long = pc.match_substring_regex(folded, LONG_FIGURES)
    if pc.any(long).as_py():
        folded = pc.replace_with_mask(folded, long, _hidden(folded.filter(long)))
    return pc.if_else(pc.equal(folded, ""), pa.scalar(None, pa.string()), folded)


def _hidden(texts: pa.Array) -> pa.Array:
    hidden = pc.replace_substring_regex(texts, IDENTITY, NUMBER_GONE)
    for _ in range(2):
        hidden = pc.replace_substring_regex(hidden, PHONE, rf"\1{PHONE_GONE}\2")
    return hidden


def read_refs(texts: pa.Array) -> pa.Array:
    """The same without blanks, in capitals; letters beyond ASCII have rules of their own."""
    odd = pc.match_substring_regex(texts, r"[ a-z\x{80}-\x{2fff}\x{ff41}-\x{ff5a}]")
    return read_texts(only_where(odd, texts, texts, lambda text: text.replace(" ", "").upper()))


# -- identity numbers --------------------------------------------------------------------------


def read_numbers(con: Any, column: pa.Array, lost: pa.Array | None) -> dict[str, pa.Array]:
    """`clean, id18, state, birth_date, sex` of every row; null where the cell is empty.

    `lost` marks cells that were numbers too long for a spreadsheet.
    """
    coded = pc.dictionary_encode(column)
    whole = _read_distinct(con, coded.dictionary, False)
    found = {part: values.take(coded.indices) for part, values in whole.items()}
    if lost is None or not pc.any(lost).as_py():
        return found
    again = _read_distinct(con, coded.dictionary, True)
    return {part: pc.if_else(lost, again[part].take(coded.indices), found[part]) for part in found}


def _read_distinct(con: Any, texts: pa.Array, lost: bool) -> dict[str, pa.Array]:
    plain = plain_numbers(texts)
    settled = pa.array(plain.good & (not lost))
    odd = pc.invert(settled)
    left = texts.filter(odd)
    read = _in_sql(con, left, lost) if len(left) > MANY else _by_hand(left, lost)
    valid = {
        "clean": texts,
        "id18": texts,
        "state": pa.repeat("valid", len(texts)),
        "birth_date": plain.birth_date,
        "sex": plain.sex,
    }
    return {part: pc.replace_with_mask(valid[part], odd, read[part]) for part in NUMBER}


def _by_hand(texts: pa.Array, lost: bool) -> dict[str, pa.Array]:
    readings = [read_id(text, lost) for text in texts.to_pylist()]
    return {
        part: pa.array([getattr(reading, part) for reading in readings], kind)
        for part, kind in NUMBER.items()
    }


def _in_sql(con: Any, texts: pa.Array, lost: bool) -> dict[str, pa.Array]:
    """The same by one query: slow to plan, fast to run."""
    relation = temporary("odd")
    told = {"place": pa.array(range(len(texts)), pa.int64()), "text": texts}
    con.register(relation, pa.table(told))
    read = with_readings(relation, {"reading": ("text", str(lost).upper())})
    query = f"SELECT unnest(reading) FROM (SELECT place, reading FROM ({read}) ORDER BY place)"
    found = con.sql(query).to_arrow_table()
    con.unregister(relation)
    return {part: found.column(part).cast(kind).combine_chunks() for part, kind in NUMBER.items()}
