"""Sheets that the overall report and every department's receipt share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from yingbao.clues.plain_text import mask_inside
from yingbao.reports.reception import ReadColumn, ReadSheet, Reception, Refusal
from yingbao.reports.workbook import (
    Book,
    needed_height,
    print_on_a4,
    put,
    put_row,
    set_widths,
)

MOST_LINES = 2_000  # a person mends no more by hand; rejects.csv and the fix-files have them all


def fingerprint(digest: str) -> str:
    """The first 16 figures in fours, short enough to compare by telephone."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def named(file: str, sheet: str) -> str:
    """File and sheet in one; a text file has no sheet."""
    return file if sheet in ("-", "") else f"{file} · {sheet}"


def sheet_word(sheet: str) -> str:
    """A text file has no sheet; its "-" would look like the start of a formula."""
    return "（文本）" if sheet == "-" else sheet


def add_refusals(book: Book, reception: Reception, footer: str) -> Any:
    """Every row given back with place, reason and what to do."""
    title = "退回的行：改好这些再交，只交这些即可"
    return _add_told(book, "退回的行", title, reception.refusals, footer)


def add_remarks(book: Book, reception: Reception, footer: str) -> Any:
    """Rows that are in use, but look wrong at their source."""
    title = "请核对的行：已经收下在用，请在源头改正"
    return _add_told(book, "请核对的行", title, reception.remarks, footer)


def _add_told(book: Book, name: str, title: str, told: Sequence[Refusal], footer: str) -> Any:
    sheet = open_list(book, name, title, (
        ("文件", 26), ("表", 14), ("行", 7), ("列", 14), ("读到什么", 48), ("请这样改", 40),
    ), footer)  # fmt: skip
    look = book.look("cell")
    for row, item in enumerate(told[:MOST_LINES], 3):
        reason = mask_inside(item.reason)
        place = (item.file, sheet_word(item.sheet), item.row or "", item.column)
        put_row(sheet, row, (*place, reason, item.action), look)
        sheet.set_row(row, needed_height([(item.file, 26), (reason, 48), (item.action, 40)]))
    left = len(told) - MOST_LINES
    if left > 0:
        put(sheet, MOST_LINES + 3, 0, f"另有 {left} 行，见“退回修改”里的表", book.look("plain"))
    return sheet


def add_reasons(book: Book, reception: Reception, footer: str) -> Any:
    sheet = open_list(book, "退回原因", "退回原因", (
        ("代号", 22), ("例", 70), ("行数", 10),
    ), footer)  # fmt: skip
    counts = Counter(item.reason_code for item in reception.refusals)
    examples = {item.reason_code: item.reason for item in reversed(reception.refusals)}
    for row, (code, count) in enumerate(sorted(counts.items(), key=lambda c: (-c[1], c[0])), 3):
        put_row(sheet, row, (code, mask_inside(examples[code])), book.look("cell"))
        put(sheet, row, 2, count, book.look("count"))
    return sheet


def add_columns(book: Book, reception: Reception, footer: str) -> Any:
    """Which header was taken for what, and why; the columns left aside are named too."""
    sheet = open_list(book, "列对照", "每一列读成了什么", (
        ("文件 · 表", 44), ("读成", 18), ("您的表头", 24), ("对到", 22), ("怎么对上的", 26),
    ), footer)  # fmt: skip
    row = 3
    for (_, title, columns), alike in groupby(reception.sheets, key=_layout):
        tables = list(alike)
        where = named(tables[0].file, tables[0].sheet)
        where += f" 等 {len(tables)} 张同样的表" if len(tables) > 1 else ""
        for column in columns:
            label = column.label or "没有用到，不保存"
            cells = (where, title, column.header, label, column.how)
            put_row(sheet, row, cells, book.look("cell"))
            sheet.set_row(row, needed_height([(where, 44), (column.header, 24), (column.how, 26)]))
            row += 1
    return sheet


def _layout(sheet: ReadSheet) -> tuple[str, str, tuple[ReadColumn, ...]]:
    """Sheets of one file that read alike are told once."""
    return sheet.file, sheet.title, sheet.columns


def add_questions(book: Book, reception: Reception, footer: str) -> Any:
    sheet = open_list(book, "要确认的", "要确认的：在 mapping.yaml 里选好，再运行一次", (
        ("文件 · 表", 44), ("要确认什么", 90),
    ), footer)  # fmt: skip
    for row, asked in enumerate(reception.questions, 3):
        where = named(asked.file, asked.sheet)
        put_row(sheet, row, (where, mask_inside(asked.what)), book.look("cell"))
        sheet.set_row(row, needed_height([(where, 44), (asked.what, 90)]))
    return sheet


def open_list(
    book: Book, name: str, title: str, columns: tuple[tuple[str, float], ...], footer: str
) -> Any:
    """A sheet with title, header on row 3, frozen and ready to print."""
    sheet = book.sheet(name)
    set_widths(sheet, [width for _, width in columns])
    sheet.set_row(0, 28)
    put(sheet, 0, 0, title, book.look("title", font_size=15))
    put_row(sheet, 2, [header for header, _ in columns], book.look("head"))
    sheet.freeze_panes(3, 0)
    print_on_a4(sheet, footer, repeat=(2, 2))
    return sheet


def day_word(day: date | None) -> str:
    return day.isoformat() if day else "—"
