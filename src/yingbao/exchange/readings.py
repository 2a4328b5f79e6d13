"""What became of every sheet and column that was sent, kept with the snapshot: unread is not absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from yingbao.canon import load_tables
from yingbao.canon.source_reading import LEDGER, WHOLE_SHEET, SourceReading, State
from yingbao.exchange.assembly.stage import ROLL_TABLES
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.forms import HOUSEHOLD_ON_PERSON
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.mapping.recognise import Names
from yingbao.exchange.mapping.understand import Understanding
from yingbao.exchange.mapping.unread import may_be, may_hold
from yingbao.exchange.normalise.clean import Cleaned
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.judge import masked
from yingbao.exchange.result import FileReport

MOST_CELLS = 2_000  # of one column; beyond, the whole sheet is meant
LONGEST = 20
TABULAR = frozenset(
    ".xls .xlsx .xlsm .et .csv .txt .tsv .ods .docx .html .htm .xml .zip .dbf".split()
)
TEXTS = "table column file sheet state how header digest".split()
NUMBERS = ("row", "people")
SCHEMA = pa.schema(
    [*((name, pa.string()) for name in TEXTS), *((name, pa.int32()) for name in NUMBERS)]
)


def not_read(
    file: str, sheet: str, block: Block, names: Names, sender: str, people: int
) -> Iterator[SourceReading]:
    """A block nobody recognised: a line for each table it may be."""
    for table, how in may_be(names, sender, block).items() if len(block.rows) else ():
        if people or not load_tables()[table].is_about_people:
            yield SourceReading(table, "", file, sheet, "unrecognised", how, people=people)


def that_wait(context: TableContext, found: Understanding, people: int) -> Iterator[SourceReading]:
    """A table that waits for an answer: what it was taken for, and what else it may be."""
    offered = {r.value for q in found.questions if not q.column for r in q.readings}
    tables = [context.assignment.form.table.name, *sorted(offered & set(load_tables()))]
    for table in dict.fromkeys(tables):
        yield SourceReading(table, "", context.file, context.sheet, "waiting", people=people)


def lacks_numbers(context: TableContext) -> bool:
    """A roll without any column of numbers: its people are known by their names alone."""
    found = context.assignment
    numbers = {n for n, c in found.form.columns.items() if c.type.endswith("_number")}
    return found.form.table.name in ROLL_TABLES and not numbers & set(found.chosen)


def by_name_alone(context: TableContext, people: int) -> SourceReading:
    table = context.assignment.form.table.name
    return SourceReading(table, "", context.file, context.sheet, "numberless", people=people)


def given_back(context: TableContext, table: str, people: int) -> SourceReading:
    return SourceReading(table, "", context.file, context.sheet, "refused", people=people)


def columns_read(context: TableContext, profiles: tuple[Profile, ...]) -> Iterator[SourceReading]:
    """A line for each column that was found; and for each cell of an unused one that may be a column
    not found: where that cell is empty, nothing was left unread."""
    found = context.assignment
    names = {*found.chosen, *found.seconds.values(), *(n for s in found.spans.values() for n in s)}
    for name in sorted(names):
        yield _about(context, *_stored(context, name), "read")
    for name, position in may_hold(found, context.block, profiles):
        header = context.block.labels[position]
        filled = np.flatnonzero(context.block.column(position).is_valid())
        for row in _told(context.block.rows[filled] + 1):
            yield _about(context, *_stored(context, name), "unused", header, row)


def _told(rows: np.ndarray) -> list[int]:
    """Rows as Excel shows them; too many to tell stand for the whole sheet."""
    found = sorted({int(row) for row in rows})
    return found if len(found) <= MOST_CELLS else [WHOLE_SHEET]


def not_understood(cleaned: Cleaned, context: TableContext) -> Iterator[SourceReading]:
    """Cells that say something which could not be read."""
    for column in cleaned.table.columns:
        if column.name not in cleaned.parsed:
            continue
        bad = pc.equal(cleaned.read[f"{column.name}__state"], "bad")
        for row in _told(np.asarray(cleaned.rows.column("_row").filter(bad))):
            yield _about(context, cleaned.table.name, column.name, "garbled", row=row)


def _stored(context: TableContext, name: str) -> tuple[str, str]:
    """A household's column on a sheet of people is the household table's."""
    bare = name.removeprefix(HOUSEHOLD_ON_PERSON)
    return ("dibao_household" if bare != name else context.assignment.form.table.name), bare


def _about(
    context: TableContext,
    table: str,
    column: str,
    state: State,
    header: str = "",
    row: int = WHOLE_SHEET,
) -> SourceReading:
    said = masked(header)[:LONGEST]
    digest = context.digest[:12]
    return SourceReading(
        table, column, context.file, context.sheet, state, header=said, row=row, digest=digest
    )


def without_twins(readings: Iterable[SourceReading]) -> list[SourceReading]:
    """Of one file: a list of words beside a table that was read is no second table of its kind merely
    because the file's name speaks of both."""
    readings = list(readings)
    read = {r.table for r in readings if r.state == "read"}
    return [r for r in readings if r.how in ("", "表头") or r.table not in read]


def of_closed_files(reports: Iterable[FileReport]) -> Iterator[SourceReading]:
    """Files that could not be opened speak by their names and folders only."""
    for report in reports:
        path = PurePosixPath(report.name)
        if report.state == "unreadable" and path.suffix.lower() in TABULAR:
            for table, how in may_be(Names((), "", path.stem), report.sender).items():
                yield SourceReading(table, "", report.name, "", "unreadable", how)


def write_readings(folder: Path, readings: Iterable[SourceReading]) -> int:
    """`source_reading.parquet` beside the canonical tables; returns its rows."""
    rows = [vars(reading) for reading in dict.fromkeys(readings)]
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), folder / f"{LEDGER}.parquet")
    return len(rows)
