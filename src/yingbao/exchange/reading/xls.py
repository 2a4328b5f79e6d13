"""Excel 97–2003 workbooks and WPS .et files, which share one inside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yingbao.exchange.reading.biff import BookMarks, scan_book
from yingbao.exchange.reading.calamine import read_typed
from yingbao.exchange.reading.ole import CompoundFile, CompoundFileError
from yingbao.exchange.reading.problems import refusal
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits

STREAMS = ("Workbook", "Book")


def read_xls(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """Worksheets of a binary workbook; raises Refused when it is locked or cut off."""
    marks = _marks(path, name)
    if marks.locked:
        raise refusal("password", name)

    def hidden_rows(position: int, sheet: str) -> frozenset[int]:
        known = position < len(marks.hidden_rows)
        return frozenset(marks.hidden_rows[position]) if known else frozenset()

    return read_typed(path, name, hidden_rows, marks.date1904)


def _marks(path: Path, name: str) -> BookMarks:
    try:
        book = CompoundFile(path.read_bytes())
        stream = next(book.stream(known) for known in STREAMS if known in book.names)
    except (CompoundFileError, StopIteration):
        raise refusal("truncated", name) from None
    return scan_book(stream)
