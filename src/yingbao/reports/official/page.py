"""The page of an official paper: A4, a text block of 156 × 225 mm, 22 lines of 28 characters.

GB/T 9704-2012 5.2 (margins), 7.5 (page number). Sizes in mm and points.
"""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

TOP, LEFT, WIDTH, HEIGHT = 37, 28, 156, 225
LINE_PITCH, CHARACTER_SPACE = 579, -2849  # twentieths of a point; Word's unit for the grid
NUMBER_SIZE = 14


def lay_out(document: Any) -> None:
    """Margins and the grid of lines and characters."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(TOP), Mm(LEFT)
    section.bottom_margin = Mm(297 - TOP - HEIGHT)
    section.right_margin = Mm(210 - LEFT - WIDTH)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE_PITCH))
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(grid)


def number_pages(document: Any, from_second: bool = False) -> None:
    """— 1 — at the foot, odd pages right, even pages left; a letter leaves its first page bare."""
    section = document.sections[0]
    document.settings.odd_and_even_pages_header_footer = True
    section.different_first_page_header_footer = from_second
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        _words(paragraph, "— ")
        _field(paragraph)
        _words(paragraph, " —")


def _words(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(NUMBER_SIZE), "宋体"
    return run


def _field(paragraph: Any) -> None:
    """The page number as a field that Word fills in."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = _words(paragraph, "")
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = text or None
        run._r.append(mark)


def rule_below(paragraph: Any, colour: str, weight: int, kind: str = "single") -> None:
    """A line under a paragraph; weight in eighths of a point."""
    _rule(paragraph, "bottom", colour, weight, kind)


def rule_above(paragraph: Any, colour: str, weight: int, kind: str = "single") -> None:
    _rule(paragraph, "top", colour, weight, kind)


def _rule(paragraph: Any, side: str, colour: str, weight: int, kind: str) -> None:
    borders = paragraph._p.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        paragraph._p.get_or_add_pPr().append(borders)
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", str(weight)), ("space", "4"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
