"""A ledger workbook that came back: its seal, its export, and the answer columns row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest
from pathlib import Path
from typing import Any

import python_calamine

from yingbao.exchange.reading.problems import Refused as Unreadable
from yingbao.exchange.reading.shapes import Limits
from yingbao.exchange.reading.zips import check_entities, check_zip, open_zip
from yingbao.reports.ledger.columns import ANSWERS, KEY_HEADER, VERSION_HEADER
from yingbao.reports.ledger.row_keys import Keys
from yingbao.reports.ledger.township import HEAD_ROW
from yingbao.reports.ledger.workbook import META, SCHEMA

HEADERS = (KEY_HEADER, VERSION_HEADER, *(answer.header for answer in ANSWERS))


class NotOurLedger(ValueError):
    """The file is not a ledger of this county, or its hidden page was changed; says what to do."""


@dataclass(frozen=True)
class ReturnedRow:
    """A line as it came back. `row` as Excel shows it; `answers` by header, empty ones ''."""

    sheet: str
    row: int
    township: str
    key: str
    version: str
    answers: Mapping[str, Any]

    @property
    def is_answered(self) -> bool:
        return any(value != "" for value in self.answers.values())


@dataclass(frozen=True)
class Returned:
    """The whole workbook. `townships` are those whose sheet is still in it."""

    export_id: str
    as_of: date
    townships: frozenset[str]
    rows: tuple[ReturnedRow, ...]


def read_returned(path: Path, keys: Keys) -> Returned:
    """Raises NotOurLedger, in words, for anything that is not a ledger this county sent out."""
    book = open_workbook(path)
    facts = _meta(book, path.name, keys)
    sheets = {k[5:]: v.partition("|")[2] for k, v in facts.items() if k.startswith("rows:")}
    here = {sheet: town for sheet, town in sheets.items() if sheet in book.sheet_names}
    rows = [row for sheet, town in here.items() for row in _rows(book, sheet, town)]
    day = date.fromisoformat(facts["as_of"])
    return Returned(facts["export_id"], day, frozenset(here.values()), tuple(rows))


def open_workbook(path: Path) -> python_calamine.CalamineWorkbook:
    limits = Limits()
    try:
        if path.stat().st_size > limits.file_bytes:
            raise NotOurLedger(f"《{path.name}》太大，不是填好的台账。请交回原来的那份。")
        with open_zip(path, path.name, limits) as archive:
            check_zip(archive, path.name, limits, limits.unpacked_bytes)
            check_entities(archive, path.name)
        return python_calamine.load_workbook(io.BytesIO(path.read_bytes()))
    except Unreadable:
        raise NotOurLedger(f"《{path.name}》打不开或者不完整。请交回原来那份 xlsx。") from None
    except OSError:
        raise NotOurLedger(f"没有找到《{path.name}》，或者打不开。请检查路径。") from None
    except python_calamine.CalamineError:
        raise NotOurLedger(f"《{path.name}》打不开。请用 Excel 或 WPS 存成 xlsx 再交。") from None


def _meta(book: python_calamine.CalamineWorkbook, name: str, keys: Keys) -> dict[str, str]:
    """The hidden page, once its seal holds."""
    if META not in book.sheet_names:
        raise NotOurLedger(
            f"《{name}》里没有台账的隐藏页，可能是把表复制到了新文件里。请在原台账文件里填。"
        )
    pairs = [(str(r[0]), str(r[1])) for r in grid_of(book, META) if len(r) > 1 and r[0] != ""]
    facts = dict(pairs)
    seal = facts.pop("seal", "")
    text = "\n".join(f"{key}={value}" for key, value in pairs if key != "seal")
    if not compare_digest(seal, keys.key(text, "ledger_meta")):
        raise NotOurLedger(f"《{name}》的隐藏页被改动过，或者不是本县发出的台账。请用原台账重填。")
    if facts["schema"] != str(SCHEMA):
        raise NotOurLedger(f"《{name}》是旧版台账，请用最近一次导出的台账。")
    return facts


def grid_of(book: python_calamine.CalamineWorkbook, sheet: str) -> Sequence[Sequence[Any]]:
    grid: Sequence[Sequence[Any]] = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return grid


def _rows(
    book: python_calamine.CalamineWorkbook, sheet: str, township: str
) -> Iterator[ReturnedRow]:
    """Columns are found by their headers, wherever they were moved; other rows are left alone."""
    grid = grid_of(book, sheet)
    head = list(grid[HEAD_ROW]) if len(grid) > HEAD_ROW else []
    missing = [header for header in HEADERS if header not in head]
    if missing:
        raise NotOurLedger(f"“{sheet}”表里找不到列：{'、'.join(missing)}。请在原台账文件里填。")
    place = {header: head.index(header) for header in HEADERS}
    for number, cells in enumerate(grid[HEAD_ROW + 1 :], HEAD_ROW + 2):
        row = _row(sheet, number, township, cells, place)
        if row.key or row.is_answered:
            yield row


def _row(
    sheet: str, number: int, township: str, cells: Sequence[Any], place: Mapping[str, int]
) -> ReturnedRow:
    values = {header: _value(cells[column]) for header, column in place.items()}
    key, version = str(values.pop(KEY_HEADER)), str(values.pop(VERSION_HEADER))
    return ReturnedRow(sheet, number, township, key, version, values)


def _value(cell: Any) -> Any:
    """Text trimmed; a date that Excel understood as a date; anything else as text."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else str(cell).strip()
