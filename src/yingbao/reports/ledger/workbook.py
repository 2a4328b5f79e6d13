"""疑点线索台账.xlsx, whole."""

from __future__ import annotations

from typing import Any

from yingbao.reports.ledger.columns import ANSWERS
from yingbao.reports.ledger.contents import Ledger
from yingbao.reports.ledger.held_sheet import add_held
from yingbao.reports.ledger.rules_sheet import add_rules
from yingbao.reports.ledger.summary import add_summary
from yingbao.reports.ledger.township import add_township
from yingbao.reports.ledger.trips import add_trips
from yingbao.reports.workbook import Book, put_row

SCHEMA = 1
META = "_meta"


def ledger_bytes(ledger: Ledger) -> bytes:
    """汇总, 一村一趟, a sheet a township, 待放行 when some wait, 规则, the hidden 选项 and the very hidden _meta."""
    book = Book("疑点线索台账", ledger.as_of)
    add_summary(book, ledger).activate()
    add_trips(book, ledger)
    sheets = {
        township: add_township(book, ledger, township, clues).get_name()
        for township, clues in ledger.by_township.items()
    }
    if ledger.held:
        add_held(book, ledger)
    add_rules(book, ledger)
    for answer in ANSWERS:
        if answer.options:
            book.dropdown(answer.header, answer.options)
    _add_meta(book, ledger, sheets)
    return book.to_bytes()


def _add_meta(book: Book, ledger: Ledger, sheets: dict[str, str]) -> Any:
    """What an import needs to know the workbook again; the seal covers all of it."""
    sheet = book.sheet(META)
    facts: list[tuple[str, str]] = [
        ("schema", str(SCHEMA)),
        ("export_id", ledger.export_id),
        ("county", ledger.county),
        ("as_of", ledger.as_of.isoformat()),
        *((f"rows:{sheets[name]}", f"{len(c)}|{name}") for name, c in ledger.by_township.items()),
    ]
    text = "\n".join(f"{key}={value}" for key, value in facts)
    seal = ledger.keys.key(text, "ledger_meta")
    for row, pair in enumerate([*facts, ("seal", seal)]):
        put_row(sheet, row, pair, book.look("plain"))
    sheet.very_hidden()
    return sheet
