"""The XML workbook of Excel 2003, which some systems still write under an .xls name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from yingbao.exchange.reading.delimited import table_of
from yingbao.exchange.reading.problems import refusal
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits
from yingbao.exchange.reading.typed_cells import cell_text, is_long_number
from yingbao.exchange.reading.zips import PROLOG, declares_entities

SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def read_spreadsheetml(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """Each worksheet that holds a cell; a broken end is told, not passed over."""
    data = path.read_bytes()
    if declares_entities(data[:PROLOG]):
        raise refusal("entity_bomb", name)
    try:
        book = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise refusal("truncated", name) from None
    date1904 = book.find(f".//{EXCEL}Date1904") is not None
    for sheet in book.iterchildren(SS + "Worksheet"):
        grid = _grid(sheet, date1904)
        if grid.cells.num_rows:
            yield grid


def _grid(sheet: etree._Element, date1904: bool) -> Grid:
    rows: list[list[str | None]] = []
    merged, numeric, hidden = [], set(), set()
    for node in sheet.iterfind(f"{SS}Table/{SS}Row"):
        number = min(int(node.get(SS + "Index", len(rows) + 1)), LAST_ROW) - 1
        rows.extend([] for _ in range(number - len(rows)))
        row: list[str | None] = []
        for cell in node.iterchildren(SS + "Cell"):
            column = min(int(cell.get(SS + "Index", len(row) + 1)), LAST_COLUMN) - 1
            row.extend(None for _ in range(column - len(row)))
            across, down = (int(cell.get(SS + key, 0)) for key in ("MergeAcross", "MergeDown"))
            if across or down:
                merged.append((number, column, number + down, column + across))
            text, long = _value(cell.find(SS + "Data"))
            if long:
                numeric.add((number, column))
            row += [text, *[None] * min(across, LAST_COLUMN)]
        if node.get(SS + "Hidden") == "1":
            hidden.add(number)
        rows.append(row)
    is_hidden = sheet.findtext(f"{EXCEL}WorksheetOptions/{EXCEL}Visible", "").startswith(
        "SheetHidden"
    )
    return Grid(
        sheet.get(SS + "Name", ""),
        table_of(rows),
        frozenset(numeric),
        tuple(merged),
        frozenset(hidden),
        is_hidden,
        date1904,
    )


def _value(data: etree._Element | None) -> tuple[str | None, bool]:
    """The text of a cell, and whether it is a number that lost digits."""
    if data is None:
        return None, False
    text = "".join(data.itertext())
    kind = data.get(SS + "Type")
    if kind == "Number" and text:
        number = float(text)
        return cell_text(number), is_long_number(number)
    if kind == "DateTime":
        return text.removesuffix("T00:00:00.000").replace("T", " "), False
    if kind == "Boolean":
        return ("true" if text == "1" else "false"), False
    return text, False
