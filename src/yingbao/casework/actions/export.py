"""Export: exactly what is shown, masked, watermarked, capped, and in the audit chain."""

from __future__ import annotations

import hashlib
import io
from typing import BinaryIO

import xlsxwriter
from django.db.models import QuerySet
from django.utils import timezone

from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Clue, Role, User
from yingbao.security import mask_id

LARGEST = 500  # rows; more needs the county's ledger, which a run makes
READERS = (
    Role.COUNTY_OFFICER,
    Role.COUNTY_LEADER,
    Role.TOWNSHIP_OFFICER,
    Role.TOWNSHIP_HEAD,
    Role.INSPECTOR,
)
HEADS = (
    "编号",
    "规则",
    "发现了什么",
    "方向",
    "级别",
    "乡镇",
    "村",
    "对象",
    "身份证号",
    "情况",
    "金额（元）",
    "状态",
    "核查结论",
    "期限",
)
FORMULA = tuple("=+-@＝＋－＠\t\r")


def export_clues(found: QuerySet[Clue], *, by: User, conditions: str) -> tuple[BinaryIO, str]:
    """An xlsx in memory and its name. Above the cap nothing is written."""
    require_role(by, *READERS, what="导出线索")
    rows = list(found[: LARGEST + 1])
    if len(rows) > LARGEST:
        raise Refused(
            f"一次最多导出 {LARGEST} 条，现在有 {found.count()} 条。先按乡镇或级别筛一筛。"
        )
    file = io.BytesIO()
    _write(file, rows, f"{by.name} {by.username} {timezone.localtime():%Y-%m-%d %H:%M}")
    digest = hashlib.sha256(file.getvalue()).hexdigest()
    audit(by, "export", "clues", rows=len(rows), conditions=conditions[:300], sha256=digest)
    file.seek(0)
    return file, f"线索_{timezone.localtime():%Y%m%d_%H%M}.xlsx"


def _write(file: BinaryIO, rows: list[Clue], mark: str) -> None:
    with xlsxwriter.Workbook(
        file, {"strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"comments": mark})
        sheet = book.add_worksheet("线索")
        head = book.add_format(
            {
                "bold": True,
                "bottom": 2,
                "bottom_color": "#1f5f52",
                "text_wrap": True,
                "valign": "vcenter",
            }
        )
        text = book.add_format(
            {"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#c9d1cb"}
        )
        sheet.write_row(0, 0, HEADS, head)
        for number, clue in enumerate(rows, 1):
            sheet.write_row(number, 0, [plain(value) for value in _cells(clue)], text)
        for column, width in enumerate((15, 6, 24, 6, 5, 10, 12, 10, 20, 48, 12, 9, 9, 11)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer(f"&L{mark}&R第 &P 页，共 &N 页")


def _cells(clue: Clue) -> tuple[object, ...]:
    number = mask_id(clue.id_number) if clue.id_number else ""
    amount = float(clue.amount) if clue.amount is not None else ""
    return (
        clue.code,
        clue.rule,
        clue.title,
        clue.direction,
        clue.level,
        clue.township.name,
        clue.village,
        clue.person_name or "",
        number,
        clue.because,
        amount,
        clue.get_status_display(),
        clue.get_outcome_display() if clue.outcome else "",
        str(clue.due_on or ""),
    )


def plain(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
