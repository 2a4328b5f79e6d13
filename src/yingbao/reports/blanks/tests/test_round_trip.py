"""A filled-in template comes back through reading without any mapping."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from yingbao.canon import Column, Table, load_tables
from yingbao.exchange.intake import intake
from yingbao.identity import KeyRing, check_digit
from yingbao.reports.blanks import blank_bytes

DAY = date(2020, 4, 30)
ROWS = 4
PLAIN = {
    "text": "甲", "ref": "0012", "money": 120.5, "number": 12, "integer": 3, "date": date(2020, 3, 9),
    "month": date(2020, 4, 1), "township": "龙港镇", "village": "梁庄村", "phone": "13800000000",
    "address": "龙港镇梁庄村",
}  # fmt: skip


def invented_id(number: int) -> str:
    """A number in the range that the sample county uses: nobody has it."""
    body = f"140521{1950 + number % 40}0{1 + number % 9}1{number % 9}9{number % 100:02d}"
    return body + check_digit(body)


def value(column: Column, line: int) -> object:
    """What a careful clerk would write in that cell."""
    if column.codes:
        return next(iter(column.codes))
    if column.type == "boolean":
        return "是"
    if column.type == "name":
        return "王李赵孙"[line] + "有田桂枝"[line]
    if column.type == "id_number":
        return invented_id(line)
    if column.type == "disability_number":
        return invented_id(line) + "43"
    if column.type == "account":
        return f"62284812345678{line:02d}901"
    return PLAIN[column.type]


def filled(table: Table) -> bytes:
    book = load_workbook(BytesIO(blank_bytes(table)))
    for line in range(ROWS):
        book.worksheets[0].append([value(column, line) for column in table.columns])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory):
    """All templates, filled in and handed back in one folder."""
    folder = tmp_path_factory.mktemp("模板")
    inbox: Path = folder / "收件"
    inbox.mkdir()
    for table in load_tables().values():
        (inbox / f"{table.title}.xlsx").write_bytes(filled(table))
    return intake(inbox, folder / "store", DAY, KeyRing.open(folder / "keys"))


def test_nothing_is_asked(taken):
    assert [(q.file, q.header, q.why) for q in taken.questions] == []


@pytest.mark.parametrize("name", load_tables())
def test_every_template_is_read_as_its_own_table(taken, name):
    file = next(f for f in taken.files if f.name == f"{load_tables()[name].title}.xlsx")
    assert [(t.table, t.read, t.rejected) for t in file.tables if t.table][:1] == [(name, ROWS, 0)]
