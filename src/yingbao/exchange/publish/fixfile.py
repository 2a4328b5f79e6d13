"""Fix-files: a sender's refused rows, in the sender's own columns, with 错误原因 at the end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import xlsxwriter

from yingbao.exchange.layout import Block
from yingbao.exchange.layout.blocks import in_words

FOLDER = "退回修改"
REASON = "错误原因"
MARK = "（退回修改）"
TAKEN = "已导入请核对"  # a sheet of this name is never read back
DANGEROUS = re.compile(r"^\s*[=+@\t\r]|^-(?![\d.,]+$)")


@dataclass(frozen=True, eq=False)
class FixTable:
    """What a fix-file needs of one table: its titles, its header, and the rows that are told, as read."""

    titles: tuple[str, ...]
    labels: tuple[str, ...]
    has_header: bool
    cells: pa.Table

    @classmethod
    def of(cls, block: Block, rows: list[int]) -> FixTable:
        """`rows` as Excel counts; row i of `cells` is the i-th of them.

        Codes stand in words: the legend that explains them stays in the sender's file.
        """
        picked = pa.array([row - 1 for row in rows], pa.int64())
        cells = [
            in_words(block.cells.columns[column].take(picked), block.words.get(column, {}))
            for column in block.columns
        ]
        named = pa.table(cells, names=[str(column) for column in block.columns])
        return cls(block.titles, block.labels, block.band is not None, named)

    def row(self, place: int) -> list[str | None]:
        return [column[place].as_py() for column in self.cells.columns]


@dataclass(frozen=True)
class FixRow:
    """One refused row (`fatal`), or one accepted row that should be mended at its source."""

    file: str
    sheet: str
    table: FixTable
    place: int  # in the table's cells
    reason: str
    fatal: bool


def write_fix_files(folder: Path, rows: Iterable[FixRow]) -> tuple[str, ...]:
    """One workbook a sender's file; returns their names. Refused rows go under their own sheet names."""
    by_file: dict[str, list[FixRow]] = defaultdict(list)
    for row in rows:
        by_file[row.file].append(row)
    for left in folder.glob(f"*{MARK}.xlsx"):  # of an earlier run: mended, or written anew below
        left.unlink()
    written = []
    for file in sorted(by_file):
        folder.mkdir(parents=True, exist_ok=True)
        name = fix_name(file)
        _write(folder / name, by_file[file])
        written.append(name)
    return tuple(written)


def fix_name(file: str) -> str:
    """县残联/名册.xlsx → 县残联_名册（退回修改）.xlsx: the period in the name stays readable."""
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", file).replace("/", "_")
    return f"{stem}{MARK}.xlsx"


def _write(path: Path, rows: list[FixRow]) -> None:
    with xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        refused = [row for row in rows if row.fatal]
        for sheet, found in _by_sheet(refused).items():
            _write_sheet(book, sheet, found)
        told = [row for row in rows if not row.fatal]
        if told:
            _write_sheet(book, TAKEN, told)


def _by_sheet(rows: list[FixRow]) -> dict[str, list[FixRow]]:
    """Sheet names as Excel allows them; two tables of one sheet follow each other."""
    named: dict[str, list[FixRow]] = defaultdict(list)
    for row in rows:
        named[re.sub(r"[\[\]:*?/\\]", "_", row.sheet)[:31].strip("'") or "表"].append(row)
    return named


def _write_sheet(book: xlsxwriter.Workbook, name: str, rows: list[FixRow]) -> None:
    sheet = book.add_worksheet(name)
    text = book.add_format({"num_format": "@"})
    bold = book.add_format(
        {"num_format": "@", "bold": True, "text_wrap": True, "bg_color": "#F2E9D8"}
    )
    line, table = 0, None
    for row in rows:
        if row.table is not table:
            table = row.table
            line = _write_head(sheet, table, line + (2 if line else 0), bold)
        for j, cell in enumerate([*table.row(row.place), row.reason]):
            _put(sheet, line, j, cell, text)
        line += 1
    sheet.set_column(0, 40, 18)


def _write_head(sheet: xlsxwriter.Worksheet, table: FixTable, line: int, style: object) -> int:
    """The titles (with their unit and month), then one header row: two levels are joined by /."""
    for title in table.titles:
        _put(sheet, line, 0, title, style)
        line += 1
    if not table.has_header:
        return line
    for j, label in enumerate(table.labels):
        _put(sheet, line, j, label, style)
    _put(sheet, line, len(table.labels), REASON, style)
    return line + 1


def _put(
    sheet: xlsxwriter.Worksheet, line: int, column: int, text: str | None, style: object
) -> None:
    if text:
        sheet.write_string(line, column, harmless(text)[:32000], style)


def harmless(text: str) -> str:
    """A text that a spreadsheet would run as a formula begins with a quote."""
    return "'" + text if DANGEROUS.search(text) else text
