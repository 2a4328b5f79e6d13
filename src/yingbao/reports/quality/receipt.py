"""A department's receipt: what came, what was kept, what to mend, what it is used for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from yingbao.canon import load_tables
from yingbao.norms import NotInForce, resolve
from yingbao.reports.quality.parts import (
    add_columns,
    add_questions,
    add_refusals,
    add_remarks,
    fingerprint,
    named,
)
from yingbao.reports.reception import ReadSheet, Reception
from yingbao.reports.workbook import A4, INK_2, Book, needed_height, put, put_row, set_widths

# The newest ground first; the one in force on the day is quoted.
GROUNDS = (("社会救助法", "第四十二条"), ("国务院令第649号", "第五十八条"))
WIDTHS = (22.0, 20.0, 9.0, 9.0, 9.0, 22.0)
ONE_PAGE, MANY_COLUMNS = 16, 30  # lines of files, names of columns
BOX = {"border": 1, "border_color": INK_2, "bottom_color": INK_2, "valign": "vcenter"}
WHOLE_SHEET = 3  # fewer rows without a person are those rows' own fault


def receipt_bytes(sender: str, reception: Reception, county: str, as_of: date) -> bytes:
    """数据接收回执 on one A4 page, then the rows given back, the columns and the questions."""
    book = Book(f"{sender}数据接收回执", as_of)
    _paper(book, sender, reception, county, as_of)
    footer = f"{county}民政局　{sender}数据接收回执　{as_of}"
    if reception.refusals:
        add_refusals(book, reception, footer)
    if reception.remarks:
        add_remarks(book, reception, footer)
    if reception.questions:
        add_questions(book, reception, footer)
    add_columns(book, reception, footer)
    return book.to_bytes()


def _paper(book: Book, sender: str, reception: Reception, county: str, as_of: date) -> None:
    sheet = book.sheet("回执")
    set_widths(sheet, WIDTHS)
    last = len(WIDTHS) - 1
    title = book.look("title", align="center")
    sheet.set_row(0, 34)
    sheet.merge_range(0, 0, 0, last, "数据接收回执", title)
    when = f"比对日期 {as_of.year} 年 {as_of.month} 月 {as_of.day} 日"
    sheet.merge_range(1, 0, 1, last, when, book.look("lead", align="center"))
    put(sheet, 3, 0, f"{sender}：", book.look("plain", text_wrap=False, font_size=11))
    opening = "您单位交来的数据已经收到并逐行检查，结果如下。"
    put(sheet, 4, 0, opening, book.look("plain", text_wrap=False, font_size=11))
    row = _received(book, sheet, 6, reception)
    row = _please(book, sheet, row + 2, reception)
    row = _purpose(book, sheet, row + 1, reception, as_of)
    _signatures(book, sheet, row + 2, county)
    sheet.set_paper(A4)
    sheet.set_portrait()
    sheet.set_margins(left=0.7, right=0.6, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 1 if len(reception.sheets) <= ONE_PAGE else 0)
    sheet.set_footer("&L&8内容指纹可用来核对双方手里是不是同一个文件&R&8第 &P 页，共 &N 页")


def _received(book: Book, sheet: Any, row: int, reception: Reception) -> int:
    """Files with their sheets, the numbers, the digest once a file; returns the last row."""
    head = book.look("cell", **BOX, bold=True)
    put_row(sheet, row, ("文件 · 表", "读成", "读到", "收下", "退回", "内容指纹（前 16 位）"), head)
    for digest, group in groupby(reception.sheets, key=lambda item: item.digest):
        for place, item in enumerate(group):
            row += 1
            _received_line(book, sheet, row, item, "" if place else fingerprint(digest))
    row += 1
    totals = (reception.read, reception.accepted, reception.rejected)
    put_row(sheet, row, ("合计", ""), book.look("cell", **BOX, bold=True))
    put_row(sheet, row, (*totals, ""), book.look("count", **BOX, bold=True), 2)
    return row


def _received_line(book: Book, sheet: Any, row: int, item: ReadSheet, digest: str) -> None:
    where = named(item.file, item.sheet)
    title = item.title or "没有认出，未使用"
    cell, number = book.look("cell", **BOX), book.look("count", **BOX)
    put_row(sheet, row, (where, title), cell)
    put_row(sheet, row, (item.read, item.accepted, item.rejected), number, 2)
    put(sheet, row, 5, digest, cell)
    sheet.set_row(row, needed_height([(where, WIDTHS[0]), (title, WIDTHS[1])]))


def _please(book: Book, sheet: Any, row: int, reception: Reception) -> int:
    put(sheet, row, 0, "请帮忙的事", book.look("h2"))
    for number, sentence in enumerate(requests(reception), 1):
        row += 1
        _wide(book, sheet, row, 0, f"{number}. {sentence}")
    return row + 1


def requests(reception: Reception) -> list[str]:
    """What the department is asked to do, or that nothing is asked."""
    asked = []
    if reception.rejected:
        asked.append(
            f"退回的 {reception.rejected:,} 行见后面的表，原因逐行写明。改好再交，只交这些行即可；"
            f"其余 {reception.accepted:,} 行已可用。"
        )
    asked += _unmatched(reception)
    if reception.remarks:
        asked.append(
            f"有 {len(reception.remarks):,} 处已收下但看着不对（例如身份证号校验不符），"
            "见“请核对的行”，请在源头改正。"
        )
    unread = [sheet for sheet in reception.sheets if sheet.is_strange]
    if unread:
        names = "、".join(named(sheet.file, sheet.sheet) for sheet in unread[:5])
        asked.append(
            f"有 {len(unread)} 张表没有认出：{names}{'等' if len(unread) > 5 else ''}。"
            "是要交的表，请告诉我们是什么表，或换用空白模板；不是（如值班表、通讯录），不用管。"
        )
    if reception.questions:
        asked.append(f"有 {len(reception.questions)} 处要确认，见“要确认的”。")
    return asked or ["没有。谢谢。"]


def _unmatched(reception: Reception) -> list[str]:
    """Rows kept that lead to nobody; a whole sheet of them has its number under a header not understood."""
    rows = {(item.file, item.sheet, item.row) for item in reception.refusals if item.row}
    asked, others = [], 0
    for sheet in reception.sheets:
        here = sum(1 for file, name, _ in rows if (file, name) == (sheet.file, sheet.sheet))
        lost = here - sheet.rejected
        if lost >= WHOLE_SHEET and lost == sheet.accepted:
            asked.append(
                f"{named(sheet.file, sheet.sheet)} 收下的 {lost:,} 行全都对不上人，多半是身份证号那一列没有认出来，"
                "请看“列对照”，告诉我们是哪一列。"
            )
        else:
            others += max(0, lost)
    if others:
        asked.append(
            f"另有 {others:,} 行收下了，但号码缺失或有误、对不上人，没有参与比对，也列在“退回的行”里，请补正后再交。"
        )
    return asked


def _purpose(book: Book, sheet: Any, row: int, reception: Reception, as_of: date) -> int:
    put(sheet, row, 0, "用在哪里、留多久", book.look("h2"))
    lines = (
        ("用途", "核对救助对象应保未保、错保；不作他用"),
        ("依据", ground(as_of)),
        ("用到的列", used_columns(reception.sheets)),
        ("保存", "姓名、号码、账号、住址加密存放，参与比对的只有代号；没有用到的列不保存"),
    )
    for word, sentence in lines:
        row += 1
        put(sheet, row, 0, word, book.look("cell", **BOX, bold=True))
        _wide(book, sheet, row, 1, sentence, **BOX)
    return row


def ground(as_of: date) -> str:
    """The article on which the exchange rests that day, with its validity."""
    for norm, label in GROUNDS:
        try:
            found = resolve(norm, label, as_of)
        except NotInForce:
            continue
        return f"{found.title} {found.label}（{found.span}）"
    return "双方数据交换协议"


def used_columns(sheets: Sequence[ReadSheet]) -> str:
    """The labels of the canonical columns in use, each once, in the order of the tables."""
    labels = dict.fromkeys(c.label for sheet in sheets for c in sheet.columns if c.label)
    if not labels:
        known = load_tables()
        tables = [known[sheet.table] for sheet in sheets if sheet.table in known]
        labels = dict.fromkeys(column.label for table in tables for column in table.columns)
    named_labels = "、".join([*labels][:MANY_COLUMNS]) or "没有"
    rest = len(labels) - MANY_COLUMNS
    return f"{named_labels}等 {len(labels)} 列，全部见“列对照”" if rest > 0 else named_labels


def _signatures(book: Book, sheet: Any, row: int, county: str) -> None:
    for column, word in ((0, "交件人："), (3, f"收件人（{county}民政局）：")):
        put(sheet, row, column, word, book.look("plain", text_wrap=False))
        put(
            sheet,
            row + 3,
            column,
            "（盖章）　　　　　年　　月　　日",
            book.look("plain", text_wrap=False),
        )


def _wide(book: Book, sheet: Any, row: int, column: int, text: str, **box: Any) -> None:
    """A sentence across the page from that column on."""
    last = len(WIDTHS) - 1
    sheet.merge_range(row, column, row, last, text, book.look("plain", **box))
    sheet.set_row(row, needed_height([(text, sum(WIDTHS[column:]))]))
