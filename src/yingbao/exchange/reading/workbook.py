"""xlsx and xlsm: the fast reader for the text, one cheap pass over the XML for what it leaves out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import fastexcel
import pyarrow as pa

from yingbao.exchange.reading.calamine import read_typed, read_typed_sheet
from yingbao.exchange.reading.columns import tidy, with_leading
from yingbao.exchange.reading.package import Package, SheetPart, read_package
from yingbao.exchange.reading.problems import problem, refusal
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits
from yingbao.exchange.reading.sheet_xml import Marks, scan_sheet
from yingbao.exchange.reading.zips import check_entities, check_zip, open_zip

BROKEN = (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError)


@dataclass(frozen=True)
class OpenWorkbook:
    """One workbook, open in the three ways it is looked at."""

    path: Path
    archive: zipfile.ZipFile
    reader: fastexcel.ExcelReader
    package: Package


def read_workbook(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """Each worksheet that holds a cell, in the order of the workbook."""
    with open_zip(path, name, limits) as archive:
        check_zip(archive, name, limits, limits.unpacked_bytes)
        book = _open(path, archive, name)
        for sheet in book.package.sheets:
            try:
                grid = _read_sheet(book, sheet)
            except (fastexcel.FastExcelError, zipfile.BadZipFile, KeyError, EOFError):
                yield problem("sheet_unreadable", name, sheet.name)
            else:
                if grid:
                    yield grid


def read_binary_workbook(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """xlsb: rare, so only the typed reader knows it; which rows are hidden is not told."""
    with open_zip(path, name, limits) as archive:
        check_zip(archive, name, limits, limits.unpacked_bytes)
        check_entities(archive, name)
    yield from read_typed(path, name, lambda position, sheet: frozenset())


def _open(path: Path, archive: zipfile.ZipFile, name: str) -> OpenWorkbook:
    try:
        check_entities(archive, name)
        reader = fastexcel.read_excel(path.read_bytes())  # a path would be judged by its extension
        return OpenWorkbook(path, archive, reader, read_package(archive))
    except (*BROKEN, SyntaxError, fastexcel.FastExcelError):
        raise refusal("unreadable", name) from None


def _read_sheet(book: OpenWorkbook, sheet: SheetPart) -> Grid | None:
    loaded = book.reader.load_sheet(sheet.name, header_row=None, dtypes="string", skip_rows=0)
    batch = loaded.to_arrow()
    if not batch.num_rows:
        return None
    marks = scan_sheet(book.archive, sheet.part, book.package.date_styles)
    if marks.first_column is None:  # cells without addresses, or under a prefix
        return read_typed_sheet(book.path, sheet.name, sheet.hidden, book.package.date1904)
    columns = tidy(_with_impossible_dates(batch.columns, marks))
    return Grid(
        sheet=sheet.name,
        cells=with_leading(columns, marks.first_column, batch.num_rows),
        numeric_ids=marks.numeric_ids,
        merged=marks.merged,
        hidden_rows=marks.hidden_rows,
        hidden=sheet.hidden,
        date1904=book.package.date1904,
    )


def _with_impossible_dates(columns: list[pa.Array], marks: Marks) -> list[pa.Array]:
    """20200405 typed into a cell made for dates is no day a spreadsheet knows: keep the number."""
    columns = list(columns)
    for number, texts in marks.impossible_dates.items():
        at = number - (marks.first_column or 0)
        columns[at] = _replaced(columns[at], texts)
    return columns


def _replaced(column: pa.Array, texts: Mapping[int, str]) -> pa.Array:
    values = column.to_pylist()
    for row, text in texts.items():
        if values[row] is None or re.match(r"[+-]\d{5}", values[row]):
            values[row] = text
    return pa.array(values, pa.string())
