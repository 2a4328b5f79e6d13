"""csv, txt and tsv: which encoding, which separator, then rows kept on the line they start on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.reading.delimited import find_separator, read_delimited, table_of
from yingbao.exchange.reading.encodings import decode
from yingbao.exchange.reading.fixed_width import split_lines
from yingbao.exchange.reading.problems import problem
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits

ROUNDED = (
    r"^\s*\d(\.\d+)?[Ee]\+1[5-9]\s*$"  # what a spreadsheet leaves of an ID when it saves as csv
)


def read_text(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """One grid named "-", or nothing when there is no text in the file."""
    text, replaced = decode(path.read_bytes())
    if replaced:
        yield problem("undecodable_text", name, replaced)
    cells = _cells(text.replace("\x00", "").rstrip("\x1a"))
    if cells.num_rows:
        yield Grid("-", cells, _rounded(cells) if "+1" in text else frozenset())


def _cells(text: str) -> pa.Table:
    if not text.strip():
        return table_of([])
    separator = find_separator(text)
    if separator:
        return read_delimited(text, separator)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return table_of(split_lines(lines) or [[line] for line in lines])


def _rounded(cells: pa.Table) -> frozenset[tuple[int, int]]:
    """Cells such as 1.40521E+17: text here, but a number that lost its digits where it came from."""
    found: set[tuple[int, int]] = set()
    for number, column in enumerate(cells.columns):
        rows = pc.indices_nonzero(pc.fill_null(pc.match_substring_regex(column, ROUNDED), False))
        found.update((row, number) for row in rows.to_pylist())
    return frozenset(found)
