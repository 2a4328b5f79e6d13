"""Rows of separated text. Row i of the table is physical line i+1, where the record starts."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import Literal

import pyarrow as pa
import pyarrow.csv

from yingbao.exchange.reading.columns import tidy, with_leading

SEPARATORS = ",\t|;^，"
SAMPLE_LINES = 200
FIELD_LIMIT = 1024 * 1024
EVEN = 0.5
LONGEST_RECORD = 200  # lines: a quote that is never closed would swallow the rest of the file


def read_delimited(text: str, separator: str) -> pa.Table:
    """The fast reader where every line has the same fields, else line by line."""
    table = _read_even(text, separator)
    return table if table is not None else _read_uneven(text, separator)


def find_separator(text: str) -> str | None:
    """The sign that splits at least half of the lines into the same number of fields."""
    lines = [
        line for line in text[: SAMPLE_LINES * 500].splitlines()[:SAMPLE_LINES] if line.strip()
    ]
    best = max(SEPARATORS, key=lambda separator: _evenness(lines, separator))
    if _evenness(lines, best)[0] >= EVEN:
        return best
    common = (sign for sign in ",\t" if sum(sign in line for line in lines) >= EVEN * len(lines))
    return next(common, None)


def _evenness(lines: list[str], separator: str) -> tuple[float, int]:
    """Share of lines with the commonest number of fields, and that number."""
    fields = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
    fields.pop(1, None)
    if not fields:
        return 0.0, 0
    width, count = fields.most_common(1)[0]
    return count / len(lines), width


def _read_even(text: str, separator: str) -> pa.Table | None:
    """None when the lines are uneven or a record spans lines: then positions would not be lines."""
    data = text.encode()
    options = pa.csv.ReadOptions(
        autogenerate_column_names=True, use_threads=False, block_size=1 << 24
    )
    try:
        table = pa.csv.read_csv(
            pa.BufferReader(data),
            read_options=options,
            parse_options=pa.csv.ParseOptions(delimiter=separator, ignore_empty_lines=False),
            convert_options=pa.csv.ConvertOptions(column_types=_all_strings(text, separator)),
        )
    except (pa.ArrowInvalid, ValueError):
        return None
    if table.num_rows != _line_count(text):
        return None
    return with_leading(tidy([c.combine_chunks() for c in table.columns]), 0, table.num_rows)


def _all_strings(text: str, separator: str) -> dict[str, pa.DataType]:
    first = text.split("\n", 1)[0]
    return {f"f{number}": pa.string() for number in range(first.count(separator) + 1)}


def _line_count(text: str) -> int:
    return text.count("\n") + (not text.endswith("\n"))


def _read_uneven(text: str, separator: str) -> pa.Table:
    """Every record on the line it starts on; lines inside a quoted field become empty rows."""
    rows = _records(text, separator, csv.QUOTE_MINIMAL)
    return table_of(rows if rows is not None else _records(text, separator, csv.QUOTE_NONE) or [])


def _records(text: str, separator: str, quoting: Literal[0, 3]) -> list[list[str]] | None:
    """None when the quotes cannot be right."""
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if reader.line_num - len(rows) > LONGEST_RECORD:
                return None
            rows.extend([] for _ in range(reader.line_num - len(rows)))
    except csv.Error:
        return None
    return rows


def table_of(rows: Sequence[Sequence[str | None]]) -> pa.Table:
    """Ragged rows as a table; what is missing is empty."""
    width = max(map(len, rows), default=0)
    columns = [
        pa.array([row[number] if number < len(row) else None for row in rows], pa.string())
        for number in range(width)
    ]
    return with_leading(tidy(columns), 0, len(rows))
