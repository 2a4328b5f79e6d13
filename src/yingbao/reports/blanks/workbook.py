"""A blank template a department can fill in: one sheet to fill, one that explains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from yingbao.canon import Column, Table
from yingbao.reports.column_words import TEXT_TYPES, choices, type_word
from yingbao.reports.workbook import ACCENT, Book, print_on_a4, put, put_row, set_widths

ROWS = 20_000  # lines with dropdowns; more may be pasted below
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
# A template is not of a day; a fixed one makes the same template the same file.
MADE_ON = date(2020, 1, 1)


def blank_bytes(table: Table, townships: Sequence[str] = ()) -> bytes:
    """The template of one table. Its headers are the labels that reading knows by themselves."""
    book = Book(f"{table.title}（空白模板）", MADE_ON)
    sheet = book.sheet(table.title)
    for place, column in enumerate(table.columns):
        _column(book, sheet, place, column, townships)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 0)
    print_on_a4(sheet, f"{table.title}　{table.owner}", repeat=(0, 0))
    _explain(book, table)
    return book.to_bytes()


def _column(book: Book, sheet: Any, place: int, column: Column, townships: Sequence[str]) -> None:
    must = {"font_color": ACCENT} if column.required else {}
    put(sheet, 0, place, column.label, book.look("head", **must))
    sheet.write_comment(0, place, _note(column), {"x_scale": 1.6, "author": "应保"})
    width = max(10, len(column.label) * 2 + 2, 21 if column.type in ("id_number", "account") else 0)
    sheet.set_column(place, place, width, book.look("plain", num_format=_format(column)))
    options = tuple(townships) if column.type == "township" else choices(column)
    rule = _list_rule(book, column, options) if options else _rule(column, place)
    if rule:
        hint = {"input_title": column.label[:32], "input_message": type_word(column)[:255]}
        sheet.data_validation(1, place, ROWS, place, {**rule, **hint})


def _note(column: Column) -> str:
    """The header's comment: must it be filled, what is allowed, why it is asked for."""
    listed = choices(column)
    parts = [
        "必填。" if column.required else "有就填，没有留空。",
        f"{type_word(column)}。",
        f"可填：{'、'.join(listed)}。" if listed else "",
        f"{column.why}" if column.why else "",
    ]
    return "".join(parts)


def _format(column: Column) -> str:
    if column.type in TEXT_TYPES:
        return "@"  # a number of more than 15 digits would lose its last ones
    return {"money": "0.00", "date": "yyyy-mm-dd", "month": "yyyy-mm"}.get(column.type, "General")


def _list_rule(book: Book, column: Column, options: Sequence[str]) -> dict[str, Any]:
    """Departments' own words are read too, so a word outside the list only asks again."""
    return {
        "validate": "list",
        "source": book.dropdown(f"列表_{column.name}", options),
        "error_type": "warning",
        "error_title": column.label[:32],
        "error_message": "列表里没有这个词。能选尽量选，确实没有再照实填写。",
    }


def _rule(column: Column, place: int) -> dict[str, Any] | None:
    cell = xl_rowcol_to_cell(1, place)
    length = {"id_number": "OR(LEN({0})=18,LEN({0})=15)", "disability_number": "LEN({0})>=20"}
    if column.type in length:
        return {
            "validate": "custom",
            "value": "=" + length[column.type].format(cell),
            "error_type": "warning",
            "error_title": "位数不对",
            "error_message": f"{type_word(column)}。请再看一遍，确实如此再继续。",
        }
    if column.type in ("date", "month"):
        return {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST,
                "error_type": "warning", "error_title": "日期", "error_message": type_word(column)}  # fmt: skip
    if column.type in ("money", "number", "integer"):
        kind = "integer" if column.type == "integer" else "decimal"
        return {"validate": kind, "criteria": ">=", "value": -999_999_999,
                "error_type": "warning", "error_title": "数字", "error_message": type_word(column)}  # fmt: skip
    return None


def _explain(book: Book, table: Table) -> None:
    """The sheet beside it, in words; nobody's data, not even invented."""
    sheet = book.sheet("填写说明")
    set_widths(sheet, (22, 10, 44, 52, 40))
    sheet.set_row(0, 30)
    put(sheet, 0, 0, f"《{table.title}》怎么填", book.look("title"))
    lines = (
        f"由{table.owner}填报。一行一条，表头不要改，表头上面不要加行。",
        "绿色表头必填，其余有就填。身份证号、账号所在的列已设成文字，请勿改成数字。",
        "不用删多余的列，也不用把合计写进来。填好直接交回，系统会逐行检查并给出回执。",
    )
    for row, line in enumerate(lines, 1):
        put(sheet, row, 0, line, book.look("lead"))
    put_row(sheet, 5, ("这一列", "要不要填", "怎么填", "可以填什么", "为什么要"), book.look("head"))
    for row, column in enumerate(table.columns, 6):
        must = "必填" if column.required else "有就填"
        listed = "、".join(choices(column))
        cells = (column.label, must, type_word(column), listed, column.why or "")
        put_row(sheet, row, cells, book.look("cell"))
    print_on_a4(sheet, f"{table.title}　填写说明")
