"""A filled answer sheet as it came back: its seal, then its rows, wherever people moved them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from yingbao.ledgers.roundtrip.columns import ANSWERS, HEADERS, KEY, VERSION
from yingbao.ledgers.roundtrip.export import META
from yingbao.ledgers.roundtrip.seals import sheet_seal
from yingbao.reports.ledger.returned import NotOurLedger, grid_of, open_workbook


@dataclass(frozen=True)
class Row:
    """A row; `number` as Excel shows it, `said` by answer name, empty ones ''."""

    number: int
    key: str
    version: str
    said: Mapping[str, str]

    @property
    def is_answered(self) -> bool:
        return any(self.said.values())


@dataclass(frozen=True)
class Sheet:
    export: str
    township: str
    codes: tuple[str, ...]  # what was sent out
    rows: tuple[Row, ...]


def read_sheet(path: Path) -> Sheet:
    """Raises NotOurLedger, in words, for anything that is not an answer sheet of this county."""
    book = open_workbook(path)
    if META not in book.sheet_names:
        raise NotOurLedger("这不是从本系统导出的填报表，或者是复制到新文件里的。请在原文件里填。")
    facts = {
        str(row[0]): "".join(str(cell) for cell in row[1:]) for row in grid_of(book, META) if row
    }
    export, township, codes = (facts.get(name, "") for name in ("export", "township", "codes"))
    if facts.get("seal") != sheet_seal(export, township, codes):
        raise NotOurLedger("填报表的隐藏页被改动过。请重新导出一份再填。")
    name = next((name for name in book.sheet_names if name == "填报"), "")
    if not name:
        raise NotOurLedger("找不到“填报”这张表。请不要改表名。")
    return Sheet(export, township, tuple(codes.split()), _rows(grid_of(book, name)))


def _rows(grid: Any) -> tuple[Row, ...]:
    place, start = _head(grid)
    found = []
    for number, cells in enumerate(grid[start + 1 :], start + 2):
        at = {
            name: _text(cells[column]) if column < len(cells) else ""
            for name, column in place.items()
        }
        said = {answer.name: at[answer.header] for answer in ANSWERS}
        row = Row(number, at[KEY], at[VERSION], said)
        if row.key or row.is_answered:
            found.append(row)
    return tuple(found)


def _head(grid: Any) -> tuple[dict[str, int], int]:
    """Header → column, and the row it stands in."""
    wanted = (KEY, VERSION, *HEADERS)
    for row, cells in enumerate(grid[:10]):
        texts = [_text(cell) for cell in cells]
        if all(name in texts for name in wanted):
            return {name: texts.index(name) for name in wanted}, row
    raise NotOurLedger("“填报”表的表头不全。请不要删列、改表头。")


def _text(cell: Any) -> str:
    """Days as 2026-11-25 whatever Excel made of them; whole numbers without .0."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
