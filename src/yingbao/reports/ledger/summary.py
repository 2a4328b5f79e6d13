"""The 汇总 sheet: how many where, what the two directions mean, how to fill in the rest."""

from __future__ import annotations

from typing import Any

from yingbao.clues import DIRECTIONS, LEVELS
from yingbao.reports import wording
from yingbao.reports.ledger.contents import Ledger
from yingbao.reports.ledger.counts import (
    COLUMNS,
    MAIN_DIRECTIONS,
    OTHER_DIRECTIONS,
    count_line,
)
from yingbao.reports.workbook import (
    DIRECTION_INKS,
    LEVEL_INKS,
    Book,
    print_on_a4,
    protect,
    put,
    put_row,
    set_widths,
)

SPAN = COLUMNS  # last column; column 0 is the township
HOW_TO_FILL = (
    "每个乡镇一张表，按村、按户排好；同一户的几条一次核完。先看“一村一趟”，再排日子。",
    "只填右边框起来的六列。左边的内容和隐藏的行号请不要改，可以筛选、排序、调列宽。",
    "核查结果从列表里选；入户要两个人，核查人1 和核查人2 不能是同一人。",
    "要停、要减、要追的，先当面听本人意见，再写拟办；没有核实之前，待遇照发。",
    "查清无误同样是结果，请如实选“不属实”，并写一句为什么。",
    "填好后存成 xlsx 交回县民政局，少填几行没关系，下次接着填。",
)


def add_summary(book: Book, ledger: Ledger) -> Any:
    """The first sheet of the ledger."""
    sheet = book.sheet("汇总")
    set_widths(sheet, (14, *([6] * 10), *([6] * 4), 7, 7, 7))
    sheet.set_row(0, 34)
    put(sheet, 0, 0, f"{ledger.county}社会救助疑点线索台账", book.look("title"))
    put(sheet, 1, 0, _lead(ledger), book.look("lead"))
    row = _counts(book, sheet, 3, ledger)
    row = _directions(book, sheet, row + 2)
    _fill_in(book, sheet, row + 1)
    print_on_a4(sheet, ledger.footer)
    sheet.fit_to_pages(1, 1)  # a few lines on how to fill it in are no second page
    protect(sheet)
    return sheet


def _lead(ledger: Ledger) -> str:
    clues = ledger.clues
    kinds = {kind: sum(clue.kind == kind for clue in clues) for kind in MAIN_DIRECTIONS}
    return (
        f"比对日期 {ledger.as_of}。共 {len(clues)} 条：可能漏保 {kinds['漏保']} 条，"
        f"可能错保 {kinds['错保']} 条，其他 {len(clues) - sum(kinds.values())} 条。"
        f"{wording.CLUE_IS_NOT_A_VERDICT}"
    )


def _counts(book: Book, sheet: Any, row: int, ledger: Ledger) -> int:
    """Two header rows, a line a township, a total; returns the last row used."""
    _count_head(book, sheet, row)
    row += 2
    for township, clues in ledger.by_township.items():
        put(sheet, row, 0, township, book.look("name"))
        put_row(sheet, row, count_line(clues), book.look("count"), 1)
        row += 1
    put(sheet, row, 0, "合计", book.look("total"))
    put_row(sheet, row, count_line(ledger.clues), book.look("total", align="right"), 1)
    return row


def _count_head(book: Book, sheet: Any, row: int) -> None:
    head = book.look("head", align="center")
    sheet.merge_range(row, 0, row + 1, 0, "乡镇", book.look("head"))
    column = 1
    for kind in MAIN_DIRECTIONS:
        ink = book.look("head", align="center", font_color=DIRECTION_INKS[kind])
        word = f"{wording.direction_word(kind)}（条）"
        sheet.merge_range(row, column, row, column + len(LEVELS), word, ink)
        for offset, level in enumerate(LEVELS):
            shape = wording.level_word(level)[:2]
            look = book.look("head", align="center", font_color=LEVEL_INKS[level])
            put(sheet, row + 1, column + offset, shape, look)
        put(sheet, row + 1, column + len(LEVELS), "小计", head)
        column += len(LEVELS) + 1
    sheet.merge_range(row, column, row, column + len(OTHER_DIRECTIONS) - 1, "其他（条）", head)
    put_row(sheet, row + 1, OTHER_DIRECTIONS, head, column)
    for offset, word in enumerate(("合计", "户", "村"), column + len(OTHER_DIRECTIONS)):
        sheet.merge_range(row, offset, row + 1, offset, word, head)


def _directions(book: Book, sheet: Any, row: int) -> int:
    put(sheet, row, 0, "方向和级别", book.look("h2"))
    row += 1
    for kind in DIRECTIONS:
        row = _sentence(
            book, sheet, row, wording.direction_word(kind), wording.DIRECTION_MEANINGS[kind]
        )
    for level in LEVELS:
        row = _sentence(book, sheet, row, wording.level_word(level), wording.LEVEL_MEANINGS[level])
    return row


def _fill_in(book: Book, sheet: Any, row: int) -> None:
    put(sheet, row, 0, "怎么填", book.look("h2"))
    row += 1
    for number, sentence in enumerate(HOW_TO_FILL, 1):
        row = _sentence(book, sheet, row, str(number), sentence)


def _sentence(book: Book, sheet: Any, row: int, word: str, sentence: str) -> int:
    put(sheet, row, 0, word, book.look("name"))
    sheet.merge_range(row, 1, row, SPAN, sentence, book.look("cell"))
    return row + 1
