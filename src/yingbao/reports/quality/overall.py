"""数据质量报告.xlsx: all departments on one table, then every sheet, reason, column and question."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.canon import load_tables
from yingbao.reports.freshness import age_word
from yingbao.reports.quality.parts import (
    add_columns,
    add_questions,
    add_reasons,
    add_refusals,
    add_remarks,
    day_word,
    fingerprint,
    open_list,
    sheet_word,
)
from yingbao.reports.reception import ReadSheet, Reception
from yingbao.reports.workbook import Book, needed_height, put, put_row

SENDERS = (
    ("部门", 24), ("文件", 8), ("表", 8), ("读到（行）", 12), ("收下（行）", 12), ("退回（行）", 12),
    ("没认出的表", 12), ("要确认", 9), ("数据到", 13),
)  # fmt: skip
SHEETS = (
    ("部门", 14), ("文件", 26), ("表", 12), ("读成", 16), ("读到（行）", 10), ("收下（行）", 10),
    ("退回（行）", 10), ("数据到", 10), ("新旧", 10), ("内容指纹", 19), ("说明", 32),
)  # fmt: skip


def report_bytes(reception: Reception, county: str, as_of: date) -> bytes:
    book = Book("数据质量报告", as_of)
    footer = f"{county}数据质量报告　比对日期 {as_of}"
    _senders(book, reception, footer)
    _sheets(book, reception, as_of, footer)
    add_reasons(book, reception, footer)
    add_refusals(book, reception, footer)
    add_remarks(book, reception, footer)
    add_questions(book, reception, footer)
    add_columns(book, reception, footer)
    _notes(book, reception, footer)
    return book.to_bytes()


def _senders(book: Book, reception: Reception, footer: str) -> Any:
    """A line a department and a total equal to the lines."""
    sheet = open_list(book, "汇总", "数据质量报告", SENDERS, footer)
    row = 3
    for sender, part in reception.by_sender.items():
        put(sheet, row, 0, sender, book.look("name"))
        put_row(sheet, row, sender_counts(part), book.look("count"), 1)
        put(sheet, row, 8, day_word(part.newest), book.look("cell"))
        row += 1
    put(sheet, row, 0, "合计", book.look("total"))
    put_row(sheet, row, sender_counts(reception), book.look("total", align="right"), 1)
    put(sheet, row, 8, "", book.look("total"))
    sheet.activate()
    return sheet


def sender_counts(part: Reception) -> tuple[int, ...]:
    """Files, sheets, rows read, accepted, rejected, sheets not recognised, questions."""
    unknown = sum(sheet.is_strange for sheet in part.sheets)
    return (
        len(part.files),
        len(part.sheets),
        part.read,
        part.accepted,
        part.rejected,
        unknown,
        len(part.questions),
    )


def _sheets(book: Book, reception: Reception, as_of: date, footer: str) -> Any:
    sheet = open_list(book, "文件和表", "每张表读得怎么样", SHEETS, footer)
    for row, item in enumerate(reception.sheets, 3):
        _sheet_line(book, sheet, row, item, as_of)
    return sheet


def _sheet_line(book: Book, sheet: Any, row: int, item: ReadSheet, as_of: date) -> None:
    kind = load_tables()[item.table].kind if item.table else ""
    words = (item.sender, item.file, sheet_word(item.sheet), item.title or "没有认出")
    fresh = age_word(item.newest, as_of, kind) if item.table else ""
    notes = "\n".join(item.notes)
    put_row(sheet, row, words, book.look("cell"))
    put_row(sheet, row, (item.read, item.accepted, item.rejected), book.look("count"), 4)
    rest = (day_word(item.newest), fresh, fingerprint(item.digest), notes)
    put_row(sheet, row, rest, book.look("cell"), 7)
    sheet.set_row(row, needed_height([(item.file, 26), (item.title, 16), (notes, 32)]))


def _notes(book: Book, reception: Reception, footer: str) -> Any:
    sheet = open_list(book, "说明", "读的时候发现的", (("说明", 120),), footer)
    for row, note in enumerate(reception.notes, 3):
        put(sheet, row, 0, note, book.look("cell"))
        sheet.set_row(row, needed_height([(note, 120)]))
    return sheet
