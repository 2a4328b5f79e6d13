"""The answer sheet of one township: its dispatched clues by village, so that a trip is a block."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import Clue, Township
from yingbao.casework.selectors.rules import rule_of
from yingbao.ledgers.roundtrip.columns import ANSWERS, KEY, OUTCOMES, SHOWN, VERSION
from yingbao.ledgers.roundtrip.seals import row_key, sheet_seal
from yingbao.reports.workbook import (
    Book,
    needed_height,
    print_on_a4,
    protect,
    put,
    put_row,
    set_widths,
)

HEAD, FIRST = 2, 3  # rows above the list: title, how to fill in, headers
META = "_meta"


def sheet_bytes(township: Township, clues: list[Clue], export: str, today: date) -> bytes:
    """The workbook. Answer cells are open, everything else is locked without a password."""
    book = Book(f"{township}入户核查填报", today)
    sheet = book.sheet("填报")
    _heads(book, sheet, township)
    for row, clue in enumerate(clues, FIRST):
        _line(book, sheet, row, clue, export)
    _dropdowns(book, sheet, FIRST + len(clues))
    sheet.freeze_panes(FIRST, 4)
    protect(sheet)
    print_on_a4(sheet, f"{township}　填报　{export}", repeat=(HEAD, HEAD))
    _meta(book, township, clues, export)
    return book.to_bytes()


def _heads(book: Book, sheet: Any, township: Township) -> None:
    put(sheet, 0, 2, f"{township}入户核查填报", book.look("title"))
    said = (
        "只填右边的空格；没去的空着。可以排序、筛选，不要改灰色的格子。填完原样交回，一行一个结果。"
    )
    put(sheet, 1, 2, said, book.look("lead"))
    heads = (KEY, VERSION, *(name for name, _ in SHOWN), *(answer.header for answer in ANSWERS))
    put_row(sheet, HEAD, heads, book.look("head"))
    set_widths(sheet, (width for _, width in SHOWN), 2)
    set_widths(sheet, (answer.width for answer in ANSWERS), 2 + len(SHOWN))
    sheet.set_column(0, 1, 4, None, {"hidden": True})
    sheet.set_row(0, 30)
    sheet.set_row(HEAD, 30)


def _line(book: Book, sheet: Any, row: int, clue: Clue, export: str) -> None:
    rule = rule_of(clue)
    ask = "；".join(rule.ask_first) if rule else ""
    seen = (
        clue.village,
        clue.person_name or clue.household_name or "",
        f"{clue.title}。{clue.because}",
        ask,
    )
    put(sheet, row, 0, row_key(clue, export), book.look("cell"))
    put(sheet, row, 1, str(clue.version), book.look("cell"))
    put_row(sheet, row, seen, book.look("cell"), 2)
    put(sheet, row, 6, clue.due_on or "", book.look("day"))
    for place, answer in enumerate(ANSWERS, 2 + len(SHOWN)):
        look = "answer_day" if answer.name == "visited_on" else "answer"
        put(sheet, row, place, "", book.look(look))
    widths = [width for _, width in SHOWN]
    sheet.set_row(row, needed_height(zip(seen, widths, strict=False)))


def _dropdowns(book: Book, sheet: Any, end: int) -> None:
    place = 2 + len(SHOWN) + [answer.name for answer in ANSWERS].index("outcome")
    rule = {
        "validate": "list",
        "source": book.dropdown("核下来", OUTCOMES),
        "error_title": "核下来",
        "error_message": f"请从列表里选：{'、'.join(OUTCOMES)}。",
    }
    sheet.data_validation(FIRST, place, max(end, FIRST), place, rule)


def _meta(book: Book, township: Township, clues: list[Clue], export: str) -> None:
    """A very hidden sheet that says which export this is, for whom, and which rows it had."""
    codes = " ".join(clue.code for clue in clues)
    facts = (
        ("export", export),
        ("township", township.name),
        ("codes", codes),
        ("seal", sheet_seal(export, township.name, codes)),
    )
    sheet = book.sheet(META)
    sheet.very_hidden()
    for row, (name, value) in enumerate(facts):
        for part, start in enumerate(range(0, max(len(value), 1), 30000), 1):
            sheet.write_string(row, part, value[start : start + 30000])
        sheet.write_string(row, 0, name)
