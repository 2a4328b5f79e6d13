"""The dashboard's numbers as a workbook: the same numbers, watermarked, and in the audit chain."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from typing import Any, BinaryIO

import xlsxwriter
from django.utils import timezone

from yingbao.casework.actions.export import READERS, plain
from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.models import User
from yingbao.casework.selectors.number_tables import NumberTable


def export_numbers(tables: Sequence[NumberTable], *, by: User) -> tuple[BinaryIO, str]:
    """An xlsx in memory and its name; a sheet a table."""
    require_role(by, *READERS, what="导出看板数字")
    file, now = io.BytesIO(), timezone.localtime()
    _write(file, tables, f"{by.name} {by.username} {now:%Y-%m-%d %H:%M}")
    digest = hashlib.sha256(file.getvalue()).hexdigest()
    rows = sum(len(table.rows) for table in tables)
    audit(by, "dashboard_export", "dashboard", rows=rows, sha256=digest)
    file.seek(0)
    return file, f"看板数字_{now:%Y%m%d_%H%M}.xlsx"


def _write(file: BinaryIO, tables: Sequence[NumberTable], mark: str) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"comments": mark})
        head = book.add_format({"bold": True, "bottom": 2, "bottom_color": "#1f5f52"})
        share, number = (
            book.add_format({"num_format": "0%"}),
            book.add_format({"num_format": "#,##0.##"}),
        )
        for table in tables:
            sheet = book.add_worksheet(table.title)
            _fill(sheet, table, head, share, number)
            sheet.set_footer(f"&L{mark}&R第 &P 页，共 &N 页")


def _fill(sheet: Any, table: NumberTable, head: Any, share: Any, number: Any) -> None:
    sheet.write_row(0, 0, table.heads, head)
    for place, row in enumerate(table.rows, 1):
        for column, value in enumerate(row):
            shape = share if column in table.shares else None if isinstance(value, str) else number
            sheet.write(place, column, plain(value), shape)
    sheet.set_column(0, len(table.heads) - 1, 14)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(9)
    sheet.repeat_rows(0)
