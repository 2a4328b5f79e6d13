"""审查备忘录.docx in the manner of GB/T 9704: A4, 22 lines of 28 characters, 仿宋 body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from yingbao.norms.citing import chinese_number
from yingbao.policy.deadlines import due
from yingbao.policy.findings import Finding
from yingbao.policy.outputs.showing import (
    lead,
    norms_in_words,
    place_in_words,
    reason,
    then_briefly,
    without_twins,
)
from yingbao.policy.paper import Paper
from yingbao.policy.review import Review

BODY, TITLE, FIRST, SECOND = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"


def _run(paragraph: Any, text: str, font: str, size: float, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, font
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _paragraph(
    document: Any,
    text: str,
    font: str = BODY,
    size: float = 16,
    indent: bool = True,
    centre: bool = False,
) -> Any:
    paragraph = document.add_paragraph()
    _run(paragraph, text, font, size)
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = (
        WD_LINE_SPACING.EXACTLY,
        Pt(28.9 if size < 20 else 34),
    )
    shape.space_before = shape.space_after = Pt(0)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        place = OxmlElement("w:ind")
        place.set(qn("w:firstLineChars"), "200")
        place.set(qn("w:firstLine"), str(int(size * 40)))
        paragraph._p.get_or_add_pPr().append(place)
    return paragraph


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), "579")
    section._sectPr.append(grid)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(footer, "— ", "宋体", 14)
    _field(footer)
    _run(footer, " —", "宋体", 14)


def _field(paragraph: Any) -> None:
    """The page number as a Word field."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.name = Pt(14), "宋体"
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _finding(document: Any, number: int, finding: Finding) -> None:
    _paragraph(
        document,
        f"{number}．{place_in_words(finding)}　{finding.verdict}（{finding.check.effect}）",
        SECOND,
    )
    _paragraph(document, f"原文：“{finding.quote}”")
    _paragraph(document, f"说明：{reason(finding)}")
    basis = norms_in_words(finding)
    if basis:
        _paragraph(document, f"依据：{basis}。")
    then = then_briefly(finding)
    if then:
        _paragraph(document, f"印发时的规定：{then}。")
    _paragraph(
        document,
        f"建议：{finding.check.suggestion}。"
        if not finding.check.suggestion.endswith("。")
        else f"建议：{finding.check.suggestion}",
    )
    _paragraph(document, f"整改单位：{finding.paper.issuer}，建议 {due(finding)} 前完成。")


def _paper(document: Any, at: int, review: Review, paper: Paper) -> None:
    issued = f"，{paper.issued} 印发" if paper.issued else ""
    _paragraph(document, f"{chinese_number(at)}、{paper.title or paper.file}", FIRST)
    _paragraph(
        document,
        f"{paper.number or '无文号'}，{paper.issuer}（{paper.level}）{issued}，{paper.status}。{lead(review, paper)}。",
    )
    for number, finding in enumerate(without_twins(review.of(paper)), 1):
        _finding(document, number, finding)


def write_memo(review: Review, path: Path) -> Path:
    """The memo an officer hands to the legal reviewer."""
    document = Document()
    _page(document)
    _paragraph(document, "本地政策文件对照审查备忘录", TITLE, 22, indent=False, centre=True)
    _paragraph(document, "", indent=False)
    _paragraph(
        document,
        f"按“谁制定、谁负责、谁整改”的原则，对 {len(review.papers)} 份文件逐条对照 {review.as_of} 有效的国家规定。"
        "以下各处是初看的疑点，不是结论，由法制审核人员逐条确认、修改或者说明理由后保留。",
    )
    for at, paper in enumerate(review.papers, 1):
        _paper(document, at, review, paper)
    if review.unread:
        _paragraph(document, f"{chinese_number(len(review.papers) + 1)}、没有读到的文件", FIRST)
        for item in review.unread:
            _paragraph(document, f"{item.file}：{item.reason}")
    _paragraph(document, "审查人（签字）：　　　　　　　　　年　　月　　日", indent=False)
    document.save(str(path))
    return path
