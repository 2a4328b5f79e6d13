"""A filed ledger as a workbook: title, who made it when, lines, totals. Text can never be a formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from yingbao.ledgers.books.columns import FiledLedger
from yingbao.ledgers.books.entry import Entry
from yingbao.reports.workbook import Book, needed_height, print_on_a4, put, put_row, set_widths

HEAD, FIRST = 2, 3  # rows above the lines: title, who made it, headers
SUMMED = ("money", "count")


def filed_bytes(ledger: FiledLedger, entries: list[Entry], made: str, today: date) -> bytes:
    """The workbook's bytes; `made` says for whom and by whom it was made."""
    book = Book(ledger.title, today)
    sheet = book.sheet(ledger.title)
    put(sheet, 0, 0, ledger.title, book.look("title"))
    put(sheet, 1, 0, f"{made}，{today}，共 {len(entries)} 条。姓名已遮盖。", book.look("lead"))
    put_row(sheet, HEAD, [column.label for column in ledger.columns], book.look("head"))
    set_widths(sheet, [column.width for column in ledger.columns])
    for row, entry in enumerate(entries, FIRST):
        _line(book, sheet, row, ledger, entry)
    _totals(book, sheet, ledger, entries)
    sheet.set_row(0, 30)
    sheet.set_row(HEAD, 32)
    sheet.freeze_panes(FIRST, 1)
    print_on_a4(sheet, ledger.title, repeat=(HEAD, HEAD))
    return book.to_bytes()


def _line(book: Book, sheet: Any, row: int, ledger: FiledLedger, entry: Entry) -> None:
    cells = [_shown(value) for value in ledger.cells(entry)]
    for place, (column, value) in enumerate(zip(ledger.columns, cells, strict=True)):
        put(sheet, row, place, value, book.look(column.look))
    widths = [column.width for column in ledger.columns]
    sheet.set_row(row, needed_height(zip(cells, widths, strict=True)))


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else ""
    return "" if value is None else value


def _totals(book: Book, sheet: Any, ledger: FiledLedger, entries: list[Entry]) -> None:
    """Sums that the reader can check by clicking on them; their values are reckoned here as well."""
    row, look = FIRST + len(entries), book.look("total", num_format="#,##0.00")
    put_row(sheet, row, ["合计", *[""] * (len(ledger.columns) - 1)], book.look("total"))
    for place, column in enumerate(ledger.columns):
        if column.look in SUMMED:
            total = sum((Decimal(getattr(entry, column.field)) for entry in entries), Decimal(0))
            letter = xl_col_to_name(place)
            formula = f"=SUM({letter}{FIRST + 1}:{letter}{row})" if entries else "=0"
            shown = look if column.look == "money" else book.look("total")
            sheet.write_formula(row, place, formula, shown, float(total))
