"""A workbook that looks like the county's account book: ink green, hairlines, no loud fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from yingbao.clues.plain_text import inert

INK, INK_2, ACCENT = "#1B2523", "#46534F", "#1D5C4F"
LINE, RULE, WASH, TINT = "#D5DBD6", "#70867E", "#F6F8F5", "#E4EEE9"
LEVEL_INKS = {"红": "#A3211B", "橙": "#984306", "黄": "#6A5000", "蓝": "#1F4F8F"}
DIRECTION_INKS = {"漏保": "#1D5C4F", "错保": "#7B4A1F"}
A4 = 9
LONGEST_SHEET_NAME = 31
LINE_HEIGHT, TALLEST_ROW = 14.25, 405.0

BASE = {"font_name": "微软雅黑", "font_size": 10, "font_color": INK, "valign": "top"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "宋体", "font_size": 18, "bold": True, "valign": "vcenter"},
    "lead": {"font_color": INK_2, "font_size": 10},
    "h2": {"font_size": 12, "bold": True, "valign": "bottom"},
    "head": {
        "bold": True, "font_color": INK_2, "bg_color": WASH, "text_wrap": True,
        "valign": "vcenter", "top": 2, "top_color": ACCENT, "bottom": 1, "bottom_color": ACCENT,
    },
    "cell": {"text_wrap": True, "bottom": 1, "bottom_color": LINE},
    "name": {"text_wrap": True, "bottom": 1, "bottom_color": LINE, "bold": True},
    "dim": {"text_wrap": True, "bottom": 1, "bottom_color": LINE, "font_color": INK_2},
    "money": {"bottom": 1, "bottom_color": LINE, "num_format": "#,##0.00", "align": "right"},
    "count": {"bottom": 1, "bottom_color": LINE, "num_format": "#,##0;-#,##0;·", "align": "right", "indent": 1},
    "day": {"bottom": 1, "bottom_color": LINE, "num_format": "yyyy-mm-dd", "align": "left", "indent": 1},
    "answer": {"text_wrap": True, "border": 1, "border_color": RULE, "locked": False},
    "answer_day": {
        "border": 1, "border_color": RULE, "locked": False, "num_format": "yyyy-mm-dd",
        "align": "left",
    },
    "total": {
        "bold": True, "top": 1, "top_color": ACCENT, "bottom": 6, "bottom_color": ACCENT,
        "num_format": "#,##0;-#,##0;·", "indent": 1,
    },
    "plain": {"text_wrap": True},
}  # fmt: skip


class Book:
    """An xlsxwriter workbook in memory whose every text is inert and whose bytes repeat."""

    def __init__(self, title: str, made_on: date) -> None:
        self._bytes = BytesIO()
        self.file = xlsxwriter.Workbook(self._bytes, {"in_memory": True, "strings_to_urls": False})
        created = datetime(made_on.year, made_on.month, made_on.day)
        self.file.set_properties({"title": title, "author": "应保", "created": created})
        self._formats: dict[tuple[Any, ...], Any] = {}
        self._names: set[str] = set()

    def look(self, name: str, **changes: Any) -> Any:
        """The format of that name, with changes; made once."""
        key = (name, tuple(sorted(changes.items())))
        if key not in self._formats:
            self._formats[key] = self.file.add_format(BASE | LOOKS[name] | changes)
        return self._formats[key]

    def sheet(self, name: str) -> Any:
        """A new sheet; the name is made legal and unique."""
        legal = "".join("_" if sign in "[]:*?/\\" else sign for sign in name).strip("'")
        legal = legal[:LONGEST_SHEET_NAME] or "未命名"
        number = 1
        unique = legal
        while unique.lower() in self._names:
            number += 1
            unique = f"{legal[: LONGEST_SHEET_NAME - 4]}({number})"
        self._names.add(unique.lower())
        sheet = self.file.add_worksheet(unique)
        sheet.hide_gridlines(2)
        return sheet

    def to_bytes(self) -> bytes:
        self.file.close()
        return self._bytes.getvalue()

    @cached_property
    def option_sheet(self) -> Any:
        """The hidden sheet under all dropdowns: a list over 255 characters breaks inline."""
        sheet = self.sheet("选项")
        sheet.hide()
        self._option_column = 0
        return sheet

    def dropdown(self, name: str, options: Iterable[str]) -> str:
        """A defined name over the options on the hidden sheet; returns the list's source."""
        sheet, options = self.option_sheet, list(options)
        column, self._option_column = self._option_column, self._option_column + 1
        sheet.write_string(0, column, name)
        for row, option in enumerate(options, 1):
            sheet.write_string(row, column, option)
        letter = xlsxwriter.utility.xl_col_to_name(column)
        self.file.define_name(name, f"=选项!${letter}$2:${letter}${len(options) + 1}")
        return f"={name}"


def put(sheet: Any, row: int, column: int, value: Any, look: Any) -> None:
    """One cell by the value's own type; text can never become a formula."""
    if not value and value != 0:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, inert(value), look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), look)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, float(value), look)
    else:
        raise TypeError(f"no cell for {type(value).__name__}")


def put_row(sheet: Any, row: int, values: Iterable[Any], look: Any, column: int = 0) -> None:
    for offset, value in enumerate(values):
        put(sheet, row, column + offset, value, look)


def set_widths(sheet: Any, widths: Iterable[float], column: int = 0) -> None:
    for offset, width in enumerate(widths):
        sheet.set_column(column + offset, column + offset, width)


def needed_height(cells: Iterable[tuple[Any, float]]) -> float:
    """Points a row needs for its wrapped (value, column width) cells.

    Spreadsheets fit heights themselves only while nobody prints or converts without opening.
    """
    lines = max((_lines(str(value), width) for value, width in cells if value), default=1)
    return min(max(lines * LINE_HEIGHT + 3, 17.25), TALLEST_ROW)


@lru_cache(maxsize=8192)
def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(_span(part) / (width - 0.8))) for part in text.split("\n"))


def _span(text: str) -> float:
    """Width units of 10-point text; a Chinese character is twice as wide as a figure."""
    return sum(1.0 if ord(sign) < 0x2000 else 1.8 for sign in text)


def print_on_a4(sheet: Any, footer: str, *, repeat: tuple[int, int] | None = None) -> None:
    """Landscape, one page wide, header repeated, page x of y at the foot."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.35, right=0.35, top=0.45, bottom=0.55)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{footer}&R&8第 &P 页，共 &N 页")
    if repeat:
        sheet.repeat_rows(*repeat)


def protect(sheet: Any, **allowed: bool) -> None:
    """Without a password: it guards against slips; the signed row keys guard the content."""
    options: Mapping[str, bool] = {
        "sort": True, "autofilter": True, "format_columns": True, "format_rows": True,
        "select_locked_cells": True, "select_unlocked_cells": True,
    }  # fmt: skip
    sheet.protect("", dict(options) | allowed)
