"""The 规则 sheet: what each rule looks for, how many it looked at, what it found, by which law."""

from __future__ import annotations

from collections import Counter
from typing import Any

from yingbao.reports import wording
from yingbao.reports.ledger.contents import Ledger
from yingbao.reports.workbook import Book, print_on_a4, protect, put, put_row, set_widths

COLUMNS = (
    ("规则", 7), ("找什么", 32), ("方向", 8), ("级别", 12), ("看了（人、户）", 12), ("疑点（条）", 10),
    ("情况", 30), ("依据", 40), ("跟本人怎么说", 46),
)  # fmt: skip


def add_rules(book: Book, ledger: Ledger) -> Any:
    sheet = book.sheet("规则")
    set_widths(sheet, [width for _, width in COLUMNS])
    sheet.set_row(0, 30)
    put(sheet, 0, 0, "这次跑了哪些规则", book.look("title"))
    put_row(sheet, 2, [header for header, _ in COLUMNS], book.look("head"))
    found = Counter(clue.rule for clue in ledger.clues)
    for row, code in enumerate(sorted(ledger.rules), 3):
        _rule_line(book, sheet, row, code, found[code], ledger)
    sheet.freeze_panes(3, 2)
    print_on_a4(sheet, ledger.footer, repeat=(2, 2))
    protect(sheet)
    return sheet


def _rule_line(book: Book, sheet: Any, row: int, code: str, found: int, ledger: Ledger) -> None:
    rule = ledger.rules[code]
    looks = [book.look(name) for name in ("cell", "name", "cell", "cell", "count", "count", "cell")]
    values = (
        code,
        rule.title,
        wording.direction_word(rule.direction),
        wording.level_word(rule.level),
        ledger.looked_at.get(code, 0),
        found,
        _state(code, ledger),
    )
    for column, (value, look) in enumerate(zip(values, looks, strict=True)):
        put(sheet, row, column, value, look)
    put(sheet, row, 7, ledger.basis[code], book.look("dim"))
    put(sheet, row, 8, getattr(rule, "say", "") or "", book.look("cell"))


def _state(code: str, ledger: Ledger) -> str:
    """Whether it ran, what of it waits and why, and what people found when they went to see."""
    said = [ledger.not_run.get(code, "已运行"), *ledger.waits.get(code, ())]
    said += [str(ledger.precision[code])] if code in ledger.precision else []
    return "。".join(said)
