"""xls, et, ods, xlsb and unusual xlsx: the reader that tells cell types, slower but exact."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import python_calamine
from python_calamine import CalamineSheet, SheetTypeEnum, SheetVisibleEnum

from yingbao.exchange.reading.columns import tidy, with_leading
from yingbao.exchange.reading.problems import problem, refusal
from yingbao.exchange.reading.shapes import FileProblem, Grid
from yingbao.exchange.reading.typed_cells import cell_text, is_long_number

HiddenRows = Callable[[int, str], frozenset[int]]
ROWS_AT_ONCE = 5000


def read_typed(
    path: Path, name: str, hidden_rows: HiddenRows, date1904: bool = False
) -> Iterator[Grid | FileProblem]:
    """Each worksheet that holds a cell; `hidden_rows(position, sheet name)` comes from elsewhere."""
    book = _open(path, name)
    sheets = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    for position, meta in enumerate(sheets):
        try:
            sheet = book.get_sheet_by_name(meta.name)
        except python_calamine.CalamineError:
            yield problem("sheet_unreadable", name, meta.name)
            continue
        if sheet.start is not None:
            hidden = meta.visible != SheetVisibleEnum.Visible
            yield _grid(sheet, hidden, hidden_rows(position, meta.name), date1904)


def read_typed_sheet(path: Path, sheet: str, hidden: bool, date1904: bool) -> Grid:
    """One sheet of a workbook the fast reader already opened."""
    book = python_calamine.load_workbook(io.BytesIO(path.read_bytes()))
    return _grid(book.get_sheet_by_name(sheet), hidden, frozenset(), date1904)


def _open(path: Path, name: str) -> python_calamine.CalamineWorkbook:
    """From bytes, because a path would be judged by its extension."""
    try:
        return python_calamine.load_workbook(io.BytesIO(path.read_bytes()))
    except python_calamine.PasswordError:
        raise refusal("password", name) from None
    except (python_calamine.CalamineError, OSError):
        raise refusal("unreadable", name) from None


def _grid(sheet: CalamineSheet, hidden: bool, hidden_rows: frozenset[int], date1904: bool) -> Grid:
    """`iter_rows` gives every row from the first of the sheet, but columns from the first in use."""
    left = sheet.start[1]
    pieces: list[list[pa.Array]] = []
    numeric_ids: set[tuple[int, int]] = set()
    for top, rows in _blocks(sheet):
        columns = list(zip(*rows, strict=True))
        pieces.append([pa.array(_texts(column), pa.string()) for column in columns])
        numeric_ids.update(_long_numbers(columns, top, left))
    whole = [pa.concat_arrays(parts) for parts in zip(*pieces, strict=True)]
    cells = with_leading(tidy(whole), left, len(whole[0]))
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Grid(sheet.name, cells, frozenset(numeric_ids), merged, hidden_rows, hidden, date1904)


def _blocks(sheet: CalamineSheet) -> Iterator[tuple[int, list[list[Any]]]]:
    rows, top = sheet.iter_rows(), 0
    while block := list(itertools.islice(rows, ROWS_AT_ONCE)):
        yield top, block
        top += len(block)


def _texts(column: Sequence[Any]) -> Sequence[str | None]:
    return column if set(map(type, column)) == {str} else [cell_text(value) for value in column]


def _long_numbers(columns: Sequence[Any], top: int, left: int) -> Iterator[tuple[int, int]]:
    for number, column in enumerate(columns, left):
        if not set(map(type, column)).isdisjoint((int, float)):
            yield from ((row, number) for row, v in enumerate(column, top) if is_long_number(v))
