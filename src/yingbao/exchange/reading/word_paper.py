"""Word papers (docx): the tables in a letter or a register, laid out on one sheet with the lines between."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from yingbao.exchange.reading.delimited import table_of
from yingbao.exchange.reading.problems import problem, refusal
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits
from yingbao.exchange.reading.zips import check_entities, check_zip, open_zip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
NOT_PRINTED = {f"{W}moveFrom", f"{W}del", FALLBACK}
WRAPPERS = {f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
BROKEN = (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError,
          ParseError, DefusedXmlException, LookupError)  # fmt: skip
WIDEST_SPAN = 1000

Merge = tuple[int, int, int, int]


@dataclass
class Layout:
    """Rows being laid out, the cells that cover others, and how many tables there were."""

    rows: list[list[str]] = field(default_factory=list)
    merged: list[Merge] = field(default_factory=list)
    tables: int = 0


def read_word(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """One grid of all tables of the paper, and a word that its running text was not read."""
    layout = _lay_out(_body(path, name, limits))
    if not layout.tables:
        raise refusal("word_without_table", name)
    yield problem("word_table", name, layout.tables)
    sheet = PurePosixPath(name).stem
    yield Grid(sheet, table_of(layout.rows), merged=tuple(layout.merged))


def _body(path: Path, name: str, limits: Limits) -> Element | None:
    with open_zip(path, name, limits) as archive:
        check_zip(archive, name, limits, limits.unpacked_bytes)
        check_entities(archive, name)
        try:
            text = archive.read("word/document.xml").replace(
                STRICT[1:-1].encode(), W[1:-1].encode()
            )
            body: Element | None = fromstring(text).find(f"{W}body")
            return body
        except BROKEN:
            raise refusal("unreadable", name) from None


def _lay_out(body: Element | None) -> Layout:
    layout = Layout()
    for node in _children(body):
        if node.tag == f"{W}p" and (line := _text(node)):
            layout.rows.append([line])
        elif node.tag == f"{W}tbl":
            _add_table(node, layout)
    return layout


def _add_table(table: Element, layout: Layout) -> None:
    """Rows one below the other; a cell merged downwards is told by its `vMerge` marks."""
    layout.tables += 1
    began: dict[int, tuple[int, int]] = {}  # first column → first row and last column
    for row in (node for node in _children(table) if node.tag == f"{W}tr"):
        at, cells, still = len(layout.rows), [""] * _number(row, "trPr/gridBefore"), {}
        for cell in (node for node in _children(row) if node.tag == f"{W}tc"):
            left, wide = len(cells), min(max(_number(cell, "tcPr/gridSpan"), 1), WIDEST_SPAN)
            first, covered = _merged_down(cell, began.get(left), at)
            if first is not None:
                still[left] = first, left + wide - 1
            elif wide > 1:
                layout.merged.append((at, left, at, left + wide - 1))
            cells += ["" if covered else _words(cell)] + [""] * (wide - 1)
        _close(began, still, at, layout)
        began = still
        layout.rows.append(cells)
    _close(began, {}, len(layout.rows), layout)


def _merged_down(cell: Element, above: tuple[int, int] | None, at: int) -> tuple[int | None, bool]:
    """The row in which the merged cell began, if it is one, and whether this row only goes on."""
    mark = _find(cell, "tcPr/vMerge")
    if mark is None:
        return None, False
    if mark.get(f"{W}val", "continue") == "restart" or above is None:
        return at, False
    return above[0], True


def _close(
    began: dict[int, tuple[int, int]], still: dict[int, tuple[int, int]], at: int, layout: Layout
) -> None:
    """Cells that ended in the row above are marked with the rows and columns they cover."""
    for left, (first, right) in began.items():
        if still.get(left, (None, 0))[0] != first and (at - 1 > first or right > left):
            layout.merged.append((first, left, at - 1, right))


def _children(node: Element | None) -> Iterator[Element]:
    """What stands directly below, seen through content controls and accepted changes."""
    for child in node if node is not None else ():
        if child.tag in WRAPPERS:
            yield from _children(child)
        elif child.tag not in NOT_PRINTED:
            yield child


def _words(cell: Element) -> str:
    """The paragraphs of a cell, a table inside it included, each on its line."""
    return "\n".join(filter(None, (_text(node) for node in cell.iter(f"{W}p"))))


def _text(paragraph: Element) -> str:
    return " ".join("".join(_pieces(paragraph)).split())


def _pieces(node: Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif child.tag not in NOT_PRINTED:
            yield from _pieces(child)


def _find(node: Element, path: str) -> Element | None:
    return node.find("/".join(W + part for part in path.split("/")))


def _number(node: Element, path: str) -> int:
    found = _find(node, path)
    said = found.get(f"{W}val", "") if found is not None else ""
    return min(int(said), WIDEST_SPAN) if said.isdecimal() else 0
