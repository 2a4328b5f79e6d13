"""One workbook, a sheet a table, headers as the canonical tables label them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from yingbao.canon import Table, load_tables
from yingbao.ledgers.feed import aid, care, complaints, money, problems, recoveries

Rows = Iterable[dict[str, Any]]
SENDER = "本系统台账"
FILE = "本系统台账.xlsx"
# (canonical table, what sets the sheet's name apart) → its rows
SOURCES: dict[tuple[str, str], Callable[[], Rows]] = {
    ("complaint", ""): complaints.complaints,
    ("problem_ledger", ""): problems.problems,
    ("problem_ledger", "（线索）"): problems.verified_clues,
    ("visit_record", ""): problems.visits,
    ("progress_report", ""): problems.reports,
    ("linshi_grant", ""): aid.grants,
    ("reserve_fund", ""): aid.reserves,
    ("infection_record", ""): aid.emergencies,
    ("care_agreement", ""): care.agreements,
    ("care_visit", ""): care.visits,
    ("ability_assessment", ""): care.assessments,
    ("support_wish", ""): care.wishes,
    ("fund_transfer", ""): money.transfers,
    ("recovery", ""): recoveries.recoveries,
}


def lay_out(folder: Path) -> Path | None:
    """Writes the file beside the departments' files; None when nothing was entered yet."""
    tables = load_tables()
    filled = [
        (tables[name], tables[name].title + apart, rows)
        for (name, apart), source in SOURCES.items()
        if (rows := list(source()))
    ]
    if not filled:
        return None
    path = folder / SENDER / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False}) as book:
        for table, title, rows in filled:
            _sheet(book, table, title, rows)
    return path


def _sheet(book: Any, table: Table, title: str, rows: list[dict[str, Any]]) -> None:
    """Every column that the ledger keeps, filled or not: an empty one says that nothing has been done yet."""
    used = [column for column in table.columns if any(column.name in row for row in rows)]
    sheet = book.add_worksheet(title[:31])
    for place, column in enumerate(used):
        sheet.write_string(0, place, column.label)
    for line, row in enumerate(rows, 1):
        for place, text in enumerate(_cells(row, [column.name for column in used])):
            if text:
                sheet.write_string(line, place, text)


def _cells(row: dict[str, Any], names: list[str]) -> Iterator[str]:
    """Everything as text: a number of more than 15 digits would lose its last ones."""
    for name in names:
        value = row.get(name)
        if isinstance(value, bool):
            yield "是" if value else "否"
        else:
            yield "" if value is None else str(value)
