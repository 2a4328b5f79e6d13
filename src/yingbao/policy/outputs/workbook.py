"""政策清理表.xlsx: one row a finding, with columns for a person's answer and a hidden key."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from yingbao.policy.deadlines import due
from yingbao.policy.findings import VERDICT, Finding
from yingbao.policy.outputs.findings_csv import cell
from yingbao.policy.outputs.showing import (
    lead,
    norms_in_words,
    reason,
    then_in_words,
    without_twins,
)
from yingbao.policy.review import Review
from yingbao.policy.verdicts import LABELS, STATES, VerdictBook

ANSWERS = ("结论", "理由", "修改后条文", "负责人")
COLUMNS: tuple[tuple[str, int], ...] = (
    ("序号", 5), ("文件", 24), ("文号", 16), ("制定机关（谁制定谁整改）", 18), ("条款", 12), ("原文", 40),
    ("触发的文字", 18), ("初看", 18), ("编码", 6), ("影响", 8), ("为什么", 32), ("对照日的国家规定及有效期", 34),
    ("印发日的国家规定", 28), ("建议改为", 34), ("期限", 11), ("结论", 10), ("理由", 22), ("修改后条文", 26), ("负责人", 10), ("键", 4),
)  # fmt: skip
HEAD = 3


def _row(number: int, finding: Finding, book: VerdictBook) -> list[str | int]:
    known = book.of(finding)
    answer = (
        [LABELS[known.state], known.reason, known.wording, known.by] if known else ["", "", "", ""]
    )
    paper = finding.paper
    texts = [
        paper.title or paper.file, paper.number or "", paper.issuer, finding.label, finding.quote,
        "、".join(finding.words), VERDICT[finding.severity] + "：" + finding.check.title, finding.code,
        finding.check.effect, reason(finding), norms_in_words(finding), then_in_words(finding),
        finding.check.suggestion, str(due(finding)), *answer, finding.key,
    ]  # fmt: skip
    return [number, *(cell(text) for text in texts)]


def _formats(book: xlsxwriter.Workbook) -> dict[str, object]:
    base = {
        "font_name": "宋体",
        "font_size": 10,
        "valign": "top",
        "text_wrap": True,
        "border": 1,
        "border_color": "#B8C0BA",
    }
    return {
        "title": book.add_format(
            {"font_name": "宋体", "font_size": 16, "bold": True, "valign": "vcenter"}
        ),
        "note": book.add_format({"font_name": "宋体", "font_size": 10, "font_color": "#555F58"}),
        "head": book.add_format({**base, "bold": True, "bg_color": "#E4ECE6", "valign": "vcenter"}),
        "cell": book.add_format(base),
        "answer": book.add_format({**base, "bg_color": "#FFFBE8"}),
    }


def _height(values: list[str | int]) -> float:
    """Points for the tallest cell: a Chinese character is two of the units of a column width."""
    lines = [
        -(-2 * len(str(v)) // width)
        for v, (name, width) in zip(values, COLUMNS, strict=True)
        if name != "键"
    ]
    return min(max(lines) * 14 + 4, 400)


def _list_sheet(
    sheet: xlsxwriter.worksheet.Worksheet,
    formats: dict[str, object],
    review: Review,
    verdicts: VerdictBook,
) -> None:
    findings = without_twins(review.findings)
    sheet.write(0, 0, "政策清理表", formats["title"])
    sheet.write(
        1,
        0,
        f"对照日期 {review.as_of}。以下是疑点，不是结论；黄底四列由人填，填“不改”要写理由。",
        formats["note"],
    )
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width, None, {"hidden": name == "键"})
        sheet.write(HEAD - 1, column, name, formats["head"])
    for at, finding in enumerate(findings):
        values = _row(at + 1, finding, verdicts)
        sheet.set_row(HEAD + at, _height(values))
        for column, value in enumerate(values):
            mine = COLUMNS[column][0] in ANSWERS
            sheet.write(HEAD + at, column, value, formats["answer" if mine else "cell"])
    last = HEAD + max(len(findings), 1) - 1
    answer = [name for name, _ in COLUMNS].index("结论")
    sheet.data_validation(
        HEAD, answer, last, answer, {"validate": "list", "source": ["修改", "不改", "另行修改"]}
    )
    sheet.autofilter(HEAD - 1, 0, last, len(COLUMNS) - 2)
    sheet.freeze_panes(HEAD, 6)


def _paper_sheet(
    sheet: xlsxwriter.worksheet.Worksheet, formats: dict[str, object], review: Review
) -> None:
    heads = ("文件名", "标题", "文号", "制定机关", "级别", "印发日期", "状态", "初看")
    for column, (name, width) in enumerate(
        zip(heads, (28, 36, 18, 20, 8, 12, 10, 40), strict=True)
    ):
        sheet.set_column(column, column, width)
        sheet.write(0, column, name, formats["head"])
    for at, paper in enumerate(review.papers, 1):
        values = (
            paper.file,
            paper.title,
            paper.number or "",
            paper.issuer,
            paper.level,
            str(paper.issued or ""),
            paper.status,
            lead(review, paper),
        )
        for column, value in enumerate(values):
            sheet.write(at, column, cell(value), formats["cell"])
    for at, item in enumerate(review.unread, len(review.papers) + 1):
        sheet.write(at, 0, cell(item.file), formats["cell"])
        sheet.merge_range(at, 1, at, len(heads) - 1, f"没有读：{item.reason}", formats["cell"])


def write_workbook(review: Review, path: Path, verdicts: VerdictBook | None = None) -> Path:
    """The clearing table and the list of papers read."""
    with xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        formats = _formats(book)
        listing = book.add_worksheet("政策清理表")
        _list_sheet(listing, formats, review, verdicts or VerdictBook())
        listing.set_landscape()
        listing.set_paper(8)
        listing.fit_to_pages(1, 0)
        listing.repeat_rows(HEAD - 1)
        _paper_sheet(book.add_worksheet("文件清单"), formats, review)
    return path


__all__ = ["ANSWERS", "COLUMNS", "HEAD", "STATES", "write_workbook"]
