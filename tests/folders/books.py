"""Sheets as offices keep them, written to files; where each row came to stand is remembered."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter

Row = list[Any]


@dataclass
class Sheet:
    name: str
    rows: list[Row] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)  # first row, last row, column
    hidden: list[int] = field(default_factory=list)

    def add(self, *cells: Any) -> int:
        """The row as Excel counts."""
        self.rows.append(list(cells))
        return len(self.rows)


def xlsx(path: Path, *sheets: Sheet) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for first, last, column in sheet.merged:
                page.merge_range(first - 1, column, last - 1, column, "")
            for i, row in enumerate(sheet.rows):
                for j, cell in enumerate(row):
                    if cell not in ("", None):
                        page.write(i, j, cell)
            for row in sheet.hidden:
                page.set_row(row - 1, None, None, {"hidden": True})


def gbk_csv(path: Path, sheet: Sheet, divider: str = ",") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file, delimiter=divider).writerows(sheet.rows)


def html_xls(path: Path, sheet: Sheet) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{'' if cell is None else cell}</td>" for cell in row) + "</tr>"
        for row in sheet.rows
    )
    page = f'<html><head><meta charset="gb2312"></head><body><table>{body}</table></body></html>'
    path.write_bytes(page.encode("gb18030"))
