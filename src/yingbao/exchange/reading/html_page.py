"""Web pages that business systems save as .xls: laid out on one sheet, as a spreadsheet opens them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lxml import etree

from yingbao.exchange.reading.delimited import table_of
from yingbao.exchange.reading.encodings import decode
from yingbao.exchange.reading.problems import problem, refusal
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits

WIDEST_SPAN = 1000
TEXT_BLOCKS = {"p", "div", "caption", "center", "h1", "h2", "h3", "h4", "h5", "h6"}

Merge = tuple[int, int, int, int]


@dataclass
class Layout:
    """Rows being laid out; `below` holds how many more rows a column is covered by a span above."""

    rows: list[list[str]] = field(default_factory=list)
    merged: list[Merge] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    below: dict[int, int] = field(default_factory=dict)


def read_html(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """One grid of all tables of the page, and a word that this was no workbook."""
    text, _ = decode(path.read_bytes())
    try:
        page = etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8"))
    except etree.XMLSyntaxError:
        raise refusal("html_without_table", name) from None
    layout = _lay_out(page) if page is not None else Layout()
    if not any(map(any, layout.rows)):
        raise refusal("html_without_table", name)
    yield problem("html_table", name)
    sheet = PurePosixPath(name).stem
    merged, hidden = tuple(layout.merged), frozenset(layout.hidden)
    yield Grid(sheet, table_of(layout.rows), merged=merged, hidden_rows=hidden)


def _lay_out(page: etree._Element) -> Layout:
    """Innermost rows only: an outer table that holds tables is there for looks."""
    layout = Layout()
    found_table = False
    for node in page.iter(*TEXT_BLOCKS, "tr", "table"):
        if node.tag == "table":
            layout.below = {}
        elif node.tag == "tr" and node.find(".//tr") is None:
            found_table = True
            _add_row(node, layout)
        elif node.tag != "tr" and (node.text or "").strip() and not _inside_row(node):
            layout.rows.append([_text(node)])
    return layout if found_table else Layout()


def _inside_row(node: etree._Element) -> bool:
    return next(node.iterancestors("tr"), None) is not None


def _add_row(node: etree._Element, layout: Layout) -> None:
    number, row, below = len(layout.rows), list[str](), dict[int, int]()
    for cell in node.iterchildren("td", "th"):
        _skip_covered(row, layout.below)
        wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
        if wide > 1 or high > 1:
            layout.merged.append((number, len(row), number + high - 1, len(row) + wide - 1))
        if high > 1:
            below.update({len(row) + step: high - 1 for step in range(wide)})
        row += [_text(cell)] + [""] * (wide - 1)
    still = {column: left - 1 for column, left in layout.below.items()}
    layout.below = {column: left for column, left in {**still, **below}.items() if left > 0}
    if "display:none" in node.get("style", "").replace(" ", "").lower():
        layout.hidden.add(number)
    layout.rows.append(row)


def _skip_covered(row: list[str], below: dict[int, int]) -> None:
    while below and below.get(len(row), 0) > 0:
        row.append("")


def _span(cell: etree._Element, kind: str) -> int:
    said = cell.get(kind)
    return min(max(int(said), 1), WIDEST_SPAN) if said and said.strip().isdecimal() else 1


def _text(node: etree._Element) -> str:
    """Text with the blanks of the page's layout collapsed, line breaks kept."""
    if len(node) == 0:
        return " ".join((node.text or "").split())
    for line_break in node.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    lines = "".join(node.itertext()).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
