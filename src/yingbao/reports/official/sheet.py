"""Writing on the page: title, headings, body, addressee, tables, signature lines.

Fonts are named, never shipped: 方正小标宋 and 仿宋_GB2312 are not free, office computers have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from yingbao.reports.official.page import lay_out, number_pages, rule_above, rule_below

TITLE, BODY, FIRST, SECOND = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
BODY_SIZE, TITLE_SIZE, HEAD_SIZE, NOTE_SIZE, TABLE_SIZE = 16, 22, 34, 14, 12
LINE = 28.9  # points, so that 22 lines fill the block
LAST_LINES = 2  # of the text that stay with the signature
RED = "C00000"


class Sheet:
    """One paper under construction. Text may hold {{ marks }} for the render."""

    def __init__(self) -> None:
        self.document = Document()
        lay_out(self.document)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = BODY, Pt(BODY_SIZE)
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)

    def to_bytes(self) -> bytes:
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def paper_head(self, office: str, number: str) -> None:
        """文件格式: red head, number centred below, a red rule."""
        self._line(office, TITLE, HEAD_SIZE, centre=True, colour=RED, after=18)
        paragraph = self._line(number, BODY, BODY_SIZE, centre=True, after=10)
        rule_below(paragraph, RED, 12)
        number_pages(self.document)

    def letter_head(self, office: str, number: str) -> None:
        """信函格式: head 30 mm from the top over a thick-and-thin rule, the number at the right below
        it, the same rule upside down at the first page's foot (GB/T 9704-2012 10.1)."""
        section = self.document.sections[0]
        section.top_margin, section.bottom_margin = Mm(30), Mm(30)
        paragraph = self._line(office, TITLE, HEAD_SIZE, centre=True, colour=RED)
        rule_below(paragraph, RED, 24, "thickThinSmallGap")
        self._line(number, BODY, BODY_SIZE, right=True, after=10)
        number_pages(self.document, from_second=True)
        rule_above(section.first_page_footer.paragraphs[0], RED, 24, "thinThickSmallGap")

    def form_head(self, title: str, note: str = "") -> None:
        """An internal form: title, a line of particulars, no red."""
        self.title(title)
        if note:
            self._line(note, BODY, NOTE_SIZE, centre=True, after=6)

    def title(self, text: str) -> None:
        self._line(text, TITLE, TITLE_SIZE, centre=True, pitch=34, before=12, after=14)

    def to(self, text: str) -> None:
        self._line(f"{text}：")

    def body(self, text: str) -> None:
        self._line(text, indent=True)

    def first(self, text: str) -> None:
        self._line(text, FIRST, indent=True).paragraph_format.keep_with_next = True

    def second(self, text: str) -> None:
        self._line(text, SECOND, indent=True).paragraph_format.keep_with_next = True

    def note(self, text: str) -> None:
        self._line(text, BODY, NOTE_SIZE)

    def signed(self, office: str, day: str) -> None:
        """Name and day at the right, four characters in, room for the seal across them.

        Never alone on a page: a seal without text could stand under anything.
        """
        for last in self.document.paragraphs[-LAST_LINES:]:
            last.paragraph_format.keep_with_next = True
        for text, room in ((office, LINE / 2), (day, 0)):
            line = self._line(text, right=True, before=room)
            line.paragraph_format.right_indent = Pt(BODY_SIZE * 4)
            line.paragraph_format.keep_with_next = bool(room)

    def annex(self, word: str) -> None:
        """附件 at the left edge of a new page."""
        self._line(word, FIRST).paragraph_format.page_break_before = True

    def copies(self, text: str, printed: str) -> None:
        """版记: who else gets it, who printed it and when, between rules."""
        top = self._line(f"抄送：{text}", BODY, NOTE_SIZE, before=18)
        rule_above(top, "000000", 8)
        bottom = self._line(printed, BODY, NOTE_SIZE)
        rule_above(bottom, "000000", 4)
        rule_below(bottom, "000000", 8)

    def grid(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Any:
        """A ruled table of texts; widths in mm."""
        table = self._table(len(rows), widths)
        for line, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, texts, strict=True):
                _fill(cell, text)
        return table

    def repeated(self, heads: Sequence[str], marks: Sequence[str], widths: Sequence[float],
                 each: str = "row in rows") -> Any:  # fmt: skip
        """A table whose body the render repeats; its head row repeats on every page."""
        table = self._table(4, widths)
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _fill(cell, head, FIRST)
        _fill(table.rows[1].cells[0], f"{{%tr for {each} %}}")
        for cell, mark in zip(table.rows[2].cells, marks, strict=True):
            _fill(cell, mark)
        _fill(table.rows[3].cells[0], "{%tr endfor %}")
        _repeat_head(table.rows[0])
        return table

    def _table(self, rows: int, widths: Sequence[float]) -> Any:
        _off_grid(self._line("", BODY, 2, pitch=6))  # without it two tables run into one
        table = self.document.add_table(rows=rows, cols=len(widths), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for line in table.rows:
            _keep_whole(line)
            for cell, width in zip(line.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def _line(
        self,
        text: str,
        font: str = BODY,
        size: float = BODY_SIZE,
        *,
        indent: bool = False,
        centre: bool = False,
        right: bool = False,
        colour: str = "",
        pitch: float = 0,
        before: float = 0,
        after: float = 0,
    ) -> Any:
        paragraph = self.document.add_paragraph()
        _write(paragraph, text, font, size, colour)
        shape = paragraph.paragraph_format
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.line_spacing = Pt(pitch or (LINE if size <= BODY_SIZE else size * 1.3))
        shape.space_before, shape.space_after = Pt(before), Pt(after)
        if centre or right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.RIGHT
        if indent:
            _indent_two(paragraph)
        return paragraph


def _write(paragraph: Any, text: str, font: str, size: float, colour: str = "") -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), font
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def _indent_two(paragraph: Any) -> None:
    """Two characters, in characters: it stays right when an office changes the size."""
    place = OxmlElement("w:ind")
    place.set(qn("w:firstLineChars"), "200")
    place.set(qn("w:firstLine"), str(BODY_SIZE * 40))
    paragraph._p.get_or_add_pPr().append(place)


def _fill(cell: Any, text: str, font: str = BODY) -> None:
    paragraph = cell.paragraphs[0]
    _write(paragraph, text, font, TABLE_SIZE)
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(17)
    _off_grid(paragraph)


def _repeat_head(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _off_grid(paragraph: Any) -> None:
    """Tables keep their own, closer lines."""
    mark = OxmlElement("w:snapToGrid")
    mark.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().append(mark)
