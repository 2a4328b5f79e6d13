"""The 一村一趟 sheet: a line a village, because a visit costs the only clerk half a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from yingbao.clues import LEVELS, Clue
from yingbao.reports import wording
from yingbao.reports.ledger.contents import Ledger
from yingbao.reports.ledger.counts import MAIN_DIRECTIONS, by_village, doors
from yingbao.reports.workbook import Book, print_on_a4, protect, put, put_row, set_widths

VISIT = "V1"
HEADERS = (
    "乡镇", "村", "要上门（户）", "线索（条）",
    *(wording.level_word(level) for level in LEVELS),
    *(wording.direction_word(kind) for kind in MAIN_DIRECTIONS),
    "其他", "不用出门（条）",
)  # fmt: skip


def add_trips(book: Book, ledger: Ledger) -> Any:
    sheet = book.sheet("一村一趟")
    set_widths(sheet, (12, 16, 11, 10, *([11] * 4), 9, 9, 8, 13))
    sheet.set_row(0, 30)
    put(sheet, 0, 0, "一村一趟", book.look("title"))
    lead = "同村的一趟跑完。不用出门的，在办公室对数据、发函就能核。"
    put(sheet, 1, 0, lead, book.look("lead"))
    put_row(sheet, 3, HEADERS, book.look("head"))
    row = 3
    for township, clues in ledger.by_township.items():
        for village, here in by_village(clues).items():
            row += 1
            put_row(sheet, row, (township, village or "村不详"), book.look("cell"))
            put_row(sheet, row, trip_line(here, ledger), book.look("count"), 2)
    sheet.autofilter(3, 0, max(row, 4), len(HEADERS) - 1)
    sheet.freeze_panes(4, 2)
    print_on_a4(sheet, ledger.footer, repeat=(3, 3))
    protect(sheet)
    return sheet


def trip_line(clues: Sequence[Clue], ledger: Ledger) -> list[int]:
    """Doors to knock at, clues, by level, by direction, and what needs no trip."""
    at_door = [clue for clue in clues if VISIT in ledger.rules[clue.rule].verify]
    levels = Counter(clue.level for clue in clues)
    kinds = [sum(clue.kind == kind for clue in clues) for kind in MAIN_DIRECTIONS]
    return [
        doors(at_door),
        len(clues),
        *(levels[level] for level in LEVELS),
        *kinds,
        len(clues) - sum(kinds),
        len(clues) - len(at_door),
    ]
