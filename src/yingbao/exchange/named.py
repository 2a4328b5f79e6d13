"""Whom a sheet names that nobody could read: keys only, so that it is asked about these people and no others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from yingbao.canon.source_reading import NAMED
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.fit import IDS
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.normalise.clean import Cleaned
from yingbao.exchange.normalise.keyed import Keys
from yingbao.identity import read_id
from yingbao.identity.names import clean_name

SCHEMA = pa.schema([(name, pa.string()) for name in "file sheet person_id name_key".split()])
NUMBERS = 0.3  # of a column's cells that are numbers of people
NAMES = 0.8
ENOUGH = 0.5  # of the rows with a number: then the names beside them say nothing more


def people_named(
    file: str, sheet: str, block: Block, profiles: tuple[Profile, ...], keys: Keys
) -> pa.Table:
    """Everybody with a usable number in any column; without numbers, everybody with a name."""
    numbers, names = set[str](), set[str]()
    for position, profile in enumerate(profiles):
        if profile.share(*IDS) >= NUMBERS:
            numbers |= _numbers(block.column(position))
        elif profile.share("name") >= NAMES:
            names |= {n for text in _texts(block, position) if (n := clean_name(text))}
    people = keys.person(pa.array(sorted(numbers), pa.string()))
    named = sorted(names) if len(numbers) < ENOUGH * len(block.rows) else []
    known = keys.of(pa.array(named, pa.string()), "name")
    return _table(file, sheet, people, known)


def _numbers(column: pa.Array) -> set[str]:
    read = (read_id(text) for text in column.unique().to_pylist() if text)
    return {reading.id18 for reading in read if reading.id18}


def _texts(block: Block, position: int) -> list[str]:
    return [text for text in block.column(position).unique().to_pylist() if text]


def _table(file: str, sheet: str, people: pa.Array | None, names: pa.Array) -> pa.Table:
    people = pa.array([], pa.string()) if people is None else people
    size = len(people) + len(names)
    columns = [
        pa.repeat(file, size),
        pa.repeat(sheet, size),
        pa.concat_arrays([people, pa.nulls(len(names), pa.string())]),
        pa.concat_arrays([pa.nulls(len(people), pa.string()), names]),
    ]
    return pa.table(columns, schema=SCHEMA)


def people_refused(
    file: str, sheet: str, cleaned: Cleaned, refused: set[tuple[int, int]], keys: Keys
) -> pa.Table:
    """Everybody with a usable number in rows that were given back."""
    rows = cleaned.rows
    places = zip(rows.column("_row").to_pylist(), rows.column("_n").to_pylist(), strict=True)
    out = pa.array([place in refused for place in places], pa.bool_())
    numbers = rows.column("_id18").filter(out).drop_null().unique()
    flat = numbers.combine_chunks() if isinstance(numbers, pa.ChunkedArray) else numbers
    return _table(file, sheet, keys.person(flat), pa.array([], pa.string()))


def write_named(folder: Path, parts: Iterable[pa.Table]) -> int:
    """`unread_person.parquet` beside the canonical tables; returns its rows."""
    named = pa.concat_tables([SCHEMA.empty_table(), *parts])
    pq.write_table(named, folder / f"{NAMED}.parquet")
    return len(named)
