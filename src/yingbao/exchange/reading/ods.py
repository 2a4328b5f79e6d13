"""OpenDocument spreadsheets: cells from the typed reader, hidden rows and merges from the XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from yingbao.exchange.reading.calamine import read_typed
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits
from yingbao.exchange.reading.zips import check_entities, check_zip, open_zip

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ROWS_WORTH_NOTING = 2_000_000  # "the rest of the sheet" is one row repeated a million times


@dataclass
class SheetMarks:
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_ods(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """Worksheets of an .ods; the same checks as for any zip come first."""
    with open_zip(path, name, limits) as archive:
        check_zip(archive, name, limits, limits.unpacked_bytes)
        check_entities(archive, name)
        marks = _scan(archive)
    nothing = SheetMarks()
    for part in read_typed(path, name, lambda at, sheet: frozenset()):
        if isinstance(part, Grid):
            found = marks.get(part.sheet, nothing)
            hidden = frozenset(row for row in found.hidden_rows if row < part.cells.num_rows)
            part = replace(part, hidden_rows=hidden, merged=tuple(found.merged))
        yield part


def _scan(archive: zipfile.ZipFile) -> dict[str, SheetMarks]:
    """Row by row, dropping each once seen."""
    sheets: dict[str, SheetMarks] = {}
    row, here = 0, SheetMarks()
    with archive.open("content.xml") as source:
        for event, node in iterparse(source, events=("start", "end")):
            if event == "start" and node.tag == TABLE + "table":
                row, here = 0, sheets.setdefault(node.get(TABLE + "name", ""), SheetMarks())
            elif event == "end" and node.tag == TABLE + "table-row":
                row = _note_row(node, row, here)
                node.clear()
    return sheets


def _note_row(node: Element, row: int, here: SheetMarks) -> int:
    """Note what the row hides or merges; return the number of the next row."""
    times = int(node.get(TABLE + "number-rows-repeated", "1"))
    if node.get(TABLE + "visibility", "visible") != "visible" and row + times < ROWS_WORTH_NOTING:
        here.hidden_rows.update(range(row, row + times))
    column = 0
    for cell in node:
        wide = int(cell.get(TABLE + "number-columns-spanned", "1"))
        high = int(cell.get(TABLE + "number-rows-spanned", "1"))
        if wide > 1 or high > 1:
            here.merged.append((row, column, row + high - 1, column + wide - 1))
        column += int(cell.get(TABLE + "number-columns-repeated", "1"))
    return row + times
