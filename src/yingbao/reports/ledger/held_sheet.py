"""The 待放行 sheet: clues that a breaker holds, and why, so that none is lost from sight."""

from __future__ import annotations

from typing import Any

from yingbao.clues.plain_text import mask_inside
from yingbao.reports import wording
from yingbao.reports.ledger.contents import Ledger
from yingbao.reports.workbook import Book, print_on_a4, protect, put, put_row, set_widths

COLUMNS = (
    ("线索编号", 16), ("规则", 28), ("级别", 12), ("方向", 8), ("乡镇", 10), ("村", 10),
    ("发现了什么", 44), ("为什么先不派", 44),
)  # fmt: skip
LEAD = (
    "这些线索先留在县里，没有派给乡镇。看过数据没有问题的，用 yingbao held release 放行，"
    "写明谁放的、为什么；数据补齐、没有认出的文件认出以后再比对，也会自己放行。"
)


def add_held(book: Book, ledger: Ledger) -> Any:
    """Only when something is held."""
    sheet = book.sheet("待放行")
    set_widths(sheet, [width for _, width in COLUMNS])
    sheet.set_row(0, 30)
    put(sheet, 0, 0, f"等县里放行的线索（{len(ledger.held)} 条）", book.look("title"))
    put(sheet, 1, 0, LEAD, book.look("lead"))
    put_row(sheet, 3, [header for header, _ in COLUMNS], book.look("head"))
    for row, item in enumerate(ledger.held, 4):
        clue = item.clue
        title = f"{ledger.rules[clue.rule].title}（{clue.rule}）"
        words = (wording.level_word(clue.level), wording.direction_word(clue.kind))
        seen = mask_inside(clue.because)
        put_row(
            sheet,
            row,
            (clue.clue_id, title, *words, clue.township, clue.village, seen, item.why),
            book.look("cell"),
        )
    sheet.freeze_panes(4, 1)
    print_on_a4(sheet, ledger.footer, repeat=(3, 3))
    protect(sheet)
    return sheet
