"""One township's sheet: by village and door, so that one trip serves many clues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from yingbao.clues import Clue
from yingbao.clues.walk import door_of
from yingbao.reports.ledger.columns import (
    ANSWERS,
    KEY_HEADER,
    SEEN,
    VERSION_HEADER,
    Answer,
    Seen,
    hidden_cells,
)
from yingbao.reports.ledger.contents import Ledger
from yingbao.reports.wording import CLUE_IS_NOT_A_VERDICT
from yingbao.reports.workbook import (
    ACCENT,
    DIRECTION_INKS,
    LEVEL_INKS,
    RULE,
    Book,
    needed_height,
    print_on_a4,
    protect,
    put,
    set_widths,
)

HEAD_ROW = 3
FIRST_ROW = HEAD_ROW + 1
NUMBER = 2  # after the hidden key and version
FIRST_SEEN = NUMBER + 1
FIRST_ANSWER = FIRST_SEEN + len(SEEN)
LAST = FIRST_ANSWER + len(ANSWERS) - 1
EARLIEST_ANSWER = date(2000, 1, 1)
FROZEN = FIRST_SEEN + 3  # number, village, head and subject stay in sight


def add_township(book: Book, ledger: Ledger, township: str, clues: Sequence[Clue]) -> Any:
    """Title, lead, header, one line per clue, answer columns, print set-up; returns the sheet."""
    sheet = book.sheet(township)
    _set_columns(sheet)
    _head(book, sheet, township, clues)
    for offset, clue in enumerate(clues):
        before = clues[offset - 1] if offset else None
        _line(book, sheet, FIRST_ROW + offset, offset + 1, clue, before, ledger)
    last_row = max(FIRST_ROW + len(clues) - 1, FIRST_ROW)
    _restrict(sheet, last_row)
    sheet.autofilter(HEAD_ROW, NUMBER, last_row, LAST)
    sheet.freeze_panes(FIRST_ROW, FROZEN)
    print_on_a4(sheet, f"{township}　{ledger.footer}", repeat=(HEAD_ROW, HEAD_ROW))
    protect(sheet)
    return sheet


def _set_columns(sheet: Any) -> None:
    sheet.set_column(0, 1, 20, None, {"hidden": True})
    set_widths(sheet, (4, *(c.width for c in SEEN), *(c.width for c in ANSWERS)), NUMBER)


def _head(book: Book, sheet: Any, township: str, clues: Sequence[Clue]) -> None:
    sheet.set_row(0, 30)
    put(sheet, 0, NUMBER, f"{township}疑点线索台账", book.look("title"))
    put(sheet, 1, NUMBER, _lead(clues), book.look("lead"))
    sheet.set_row(HEAD_ROW, 32)
    headers = (KEY_HEADER, VERSION_HEADER, "序号", *(c.header for c in SEEN))
    for column, header in enumerate(headers):
        put(sheet, HEAD_ROW, column, header, book.look("head"))
    for column, answer in enumerate(ANSWERS, FIRST_ANSWER):
        put(sheet, HEAD_ROW, column, answer.header, book.look("head", font_color=ACCENT))


def _lead(clues: Sequence[Clue]) -> str:
    doors = len({door_of(clue) for clue in clues})
    villages = len({clue.village for clue in clues})
    return (
        f"{villages} 个村，{doors} 户，{len(clues)} 条。同村的排在一起，一户只跑一次。"
        f"{CLUE_IS_NOT_A_VERDICT}请填右边框起来的六列。"
    )


def _line(
    book: Book, sheet: Any, row: int, number: int, clue: Clue, before: Clue | None, ledger: Ledger
) -> None:
    rule = ledger.rules[clue.rule]
    edge = _edge(clue, before)
    for column, cell in enumerate(hidden_cells(clue, ledger)):
        put(sheet, row, column, cell, book.look("dim"))
    put(sheet, row, NUMBER, number, book.look("dim", align="left", **edge))
    cells = [(seen, seen.read(clue, rule, ledger)) for seen in SEEN]
    for column, (seen, value) in enumerate(cells, FIRST_SEEN):
        put(sheet, row, column, value, book.look(seen.look, **edge, **_ink(seen, clue)))
    sheet.set_row(row, needed_height((value, seen.width) for seen, value in cells))
    for column, answer in enumerate(ANSWERS, FIRST_ANSWER):
        put(sheet, row, column, None, book.look(answer.look))


def _edge(clue: Clue, before: Clue | None) -> dict[str, Any]:
    """A new village opens with a green rule, a new door with a grey one."""
    if before is None or before.village != clue.village:
        return {"top": 2, "top_color": ACCENT}
    if door_of(before) != door_of(clue):
        return {"top": 1, "top_color": RULE}
    return {}


def _ink(seen: Seen, clue: Clue) -> dict[str, Any]:
    """Level and direction in their colour; shape and word already say it in black and white."""
    if seen.header == "级别":
        return {"font_color": LEVEL_INKS[clue.level], "bold": True}
    if seen.header == "方向" and clue.kind in DIRECTION_INKS:
        return {"font_color": DIRECTION_INKS[clue.kind], "bold": True}
    return {}


def _restrict(sheet: Any, last_row: int) -> None:
    for column, answer in enumerate(ANSWERS, FIRST_ANSWER):
        rule = _validation(answer, column)
        if rule:
            sheet.data_validation(FIRST_ROW, column, last_row, column, rule)


def _validation(answer: Answer, column: int) -> dict[str, Any] | None:
    hint = {"input_title": answer.header, "input_message": answer.hint} if answer.hint else {}
    if answer.options:
        wrong = {"error_title": "请从列表里选", "error_message": "点单元格右边的箭头选一项。"}
        return {"validate": "list", "source": f"={answer.header}", **hint, **wrong}
    if answer.look == "answer_day":
        wrong = {"error_title": "日期", "error_message": "请写成 2020-05-12 这样的日期。"}
        return {
            "validate": "date",
            "criteria": ">=",
            "value": EARLIEST_ANSWER,
            **hint,
            **wrong,
            "error_type": "warning",
        }
    if answer.header == "核查人2":
        here, first = (xl_rowcol_to_cell(FIRST_ROW, c) for c in (column, column - 1))
        wrong = {
            "error_title": "核查要两个人",
            "error_message": "核查人2 和核查人1 不能是同一个人。",
        }
        return {"validate": "custom", "value": f"={here}<>{first}", **hint, **wrong}
    return {"validate": "any", **hint} if hint else None
