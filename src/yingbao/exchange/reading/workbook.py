"""xlsx and xlsm: the fast reader for the text, one cheap pass over the XML for what it leaves out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import fastexcel
import pyarrow as pa

from yingbao.exchange.reading.columns import tidy, with_leading
from yingbao.exchange.reading.package import SheetPart, read_package
from yingbao.exchange.reading.problems import problem
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits
from yingbao.exchange.reading.sheet_xml import Marks, scan_sheet


def read_workbook(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """Each worksheet that holds a cell, in the order of the workbook."""
    with zipfile.ZipFile(path) as archive:
        package = read_package(archive)
        reader = fastexcel.read_excel(path)
        for sheet in package.sheets:
            try:
                grid = _read_sheet(reader, archive, sheet, package.date1904)
            except fastexcel.FastExcelError:
                yield problem("sheet_unreadable", name, sheet.name)
            else:
                if grid:
                    yield grid


def _read_sheet(
    reader: fastexcel.ExcelReader, archive: zipfile.ZipFile, sheet: SheetPart, date1904: bool
) -> Grid | None:
    loaded = reader.load_sheet(sheet.name, header_row=None, dtypes="string", skip_rows=0)
    batch = loaded.to_arrow()
    if not batch.num_rows:
        return None
    marks = scan_sheet(archive, sheet.part)
    return Grid(
        sheet=sheet.name,
        cells=with_leading(tidy(_filled(batch.columns, marks)), marks.first_column, batch.num_rows),
        numeric_ids=marks.numeric_ids,
        merged=marks.merged,
        hidden_rows=marks.hidden_rows,
        hidden=sheet.hidden,
        date1904=date1904,
    )


def _filled(columns: list[pa.Array], marks: Marks) -> list[pa.Array]:
    return columns
