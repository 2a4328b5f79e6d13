"""导出数字: the workbook holds what the page shows, cell for cell, and the chain knows who took it."""

from __future__ import annotations

import io
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest

from yingbao.casework.actions import decide, number_book
from yingbao.casework.actions.refusals import NotAllowed
from yingbao.casework.actions.verify import Verdict, verify
from yingbao.casework.models import AuditEvent, Clue, Decision, Delivery
from yingbao.casework.tests.cast import TODAY, Cast


class Tables(HTMLParser):
    """The rows of every table of a page, by the table's caption; heads are left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self.caption, self.cell, self.row = "", None, []  # type: ignore[var-annotated]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.row = []
        if tag in ("td", "th", "caption"):
            self.cell = ""

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell += data.strip()

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self.caption, self.cell = self.cell or "", None
            self.found[self.caption] = []
        if tag in ("td", "th"):
            self.row.append(self.cell or "")
            self.cell = None
        if tag == "tr":
            self.found[self.caption].append(self.row)


def a_county_with_results(cast: Cast) -> None:
    paid = cast.verified(direction="漏保", level="蓝", rule="203", household_id="h-9")
    draft = decide.Draft(Decision.Kind.BACK_PAY, "符合", "条款", Decimal("900.50"))
    item = decide.draft(paid, draft, by=cast.liu)
    decide.approve(item, by=cast.zhou, today=TODAY)
    decide.carry_out(item, by=cast.zhou, today=TODAY)
    cleared = cast.dispatched(household_id="h-2")
    unfounded = Verdict(Clue.Outcome.UNFOUNDED, "没有车")
    verify({cleared: unfounded}, cast.visit(), by=cast.liu, today=TODAY)
    cast.dispatched(township=cast.duanshi, village="曲堤村", household_id="h-3")
    table = {"table": "vehicle", "title": "机动车", "newest": "2026-11-01"}
    Delivery.objects.create(
        sender="县交警队",
        name="车.xlsx",
        digest="d",
        path="p",
        tables=[table],
        uploaded_by=cast.zhou,
    )


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [["" if cell is None else cell for cell in row] for row in sheet.values]
        for sheet in book
    }


def taken(cast: Cast, user: Any) -> tuple[dict[str, list[list[str]]], dict[str, list[list[Any]]]]:
    client = cast.login(user)
    page = client.get("/dashboard/").content.decode()
    answer = client.post("/dashboard/export/")
    return Tables(page).found, sheets_of(b"".join(answer.streaming_content))  # type: ignore[attr-defined]


def said(rows: list[list[Any]]) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in rows]


def test_every_number_of_the_page_is_in_the_workbook(cast: Cast) -> None:
    a_county_with_results(cast)
    page, book = taken(cast, cast.zhou)
    assert page["近六个月两个方向"] == said(book["近六个月"])
    assert page["逐地数字"][1:] == said(book["各地"])[1:]
    sources = [[title + sender, day, word] for title, sender, day, word in book["数据新不新"][1:]]
    assert page["各表数据日期"][1:] == sources
    rules = [
        [f"{title}规则 {code}", side, f"{hits} / {tries}", f"{rate:.0%}{low:.0%}–{high:.0%}", ""]
        for code, title, side, hits, tries, rate, low, high in book["规则准不准"][1:]
    ]
    assert page["规则准确率"][1:] == rules and len(rules) == 2


def test_the_tiles_stand_in_the_first_sheet(cast: Cast) -> None:
    a_county_with_results(cast)
    _, book = taken(cast, cast.zhou)
    rows = {row[1]: row for row in book["帮上和纠正"][1:]}
    assert rows["补发"][4] == 900.5 and rows["补发"][6] == 900.5
    assert list(rows)[-1] == "查清无误" and len(rows) == 8


def test_a_township_takes_only_its_own_numbers(cast: Cast) -> None:
    a_county_with_results(cast)
    _, book = taken(cast, cast.liu)
    assert [row[0] for row in book["各地"][1:]] == ["梁庄村", "合计"] and "数据新不新" not in book


def test_taking_the_numbers_is_in_the_chain(cast: Cast) -> None:
    taken(cast, cast.qin)
    event = AuditEvent.objects.get(verb="dashboard_export")
    assert event.actor == "qin" and len(event.detail["sha256"]) == 64


def test_a_department_takes_no_numbers(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        number_book.export_numbers([], by=cast.cai)
    assert cast.login(cast.cai).post("/dashboard/export/").status_code == 403
