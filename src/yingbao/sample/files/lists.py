"""Departments whose file is one plain list: a table of what each sends and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yingbao.sample.bigbook import BigBook
from yingbao.sample.desk import Desk, Field
from yingbao.sample.sheets import BiffSheet, HtmlSheet, OdsSheet, Sheet, TextSheet
from yingbao.sample.world import Row, World


@dataclass(frozen=True)
class ListFile:
    """One file: its name, the canonical table it carries, its columns and its furniture."""

    file: str
    table: str
    fields: tuple[Field, ...]
    sheet: str = "Sheet1"
    title: str = ""
    unit: str = ""  # a row of measure under the title
    footer: str = ""
    encoding: str = "gb18030"
    separator: str = ","
    repeat_header: int = 0  # after so many rows, as after a page break
    rate: float = 0.02
    date1904: bool = False  # saved on an old Macintosh
    archive: str = ""  # the zip it comes in
    sheets: str = ""  # a column by whose values the rows are spread over sheets
    parts: tuple[str, tuple[str, ...]] = (
        "",
        (),
    )  # a column and its values: a table each, one below the other


def write_list(world: World, inbox: Path, spec: ListFile, rows: list[Row] | None = None) -> None:
    """The file of that specification with all rows of its table, or the rows given."""
    desk = Desk(world, inbox, spec.file, spec.rate, spec.archive)
    lines = world.rows[spec.table] if rows is None else rows
    if desk.path.suffix == ".xlsx":
        with BigBook(desk.path, spec.date1904) as book:
            for name, part in _spread(spec, lines):
                _fill(desk, book.sheet(name), spec, part)
        return
    with _open(desk.path, spec) as sheet:
        _fill(desk, sheet, spec, lines)


def _spread(spec: ListFile, rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """All rows on one sheet, or a sheet for each value of a column, in the order first met."""
    if not spec.sheets or not rows:  # an empty list still has its header
        return [(spec.sheet, rows)]
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[spec.sheets], []).append(row)
    return list(found.items())


def _open(path: Path, spec: ListFile) -> TextSheet | HtmlSheet | BiffSheet | OdsSheet:
    if path.suffix in (".csv", ".txt"):
        return TextSheet(path, spec.encoding, spec.separator)
    if path.suffix == ".ods":
        return OdsSheet(path, spec.sheet)
    return HtmlSheet(path, spec.title) if spec.encoding == "html" else BiffSheet(path, spec.sheet)


def _fill(desk: Desk, sheet: Sheet, spec: ListFile, rows: list[Row]) -> None:
    heads = [field.header or None for field in spec.fields]
    if spec.title and spec.encoding != "html":
        sheet.write([spec.title])
    if spec.unit:
        sheet.write([None] * (len(heads) - 2) + [spec.unit])
    for caption, part in _parts(spec, rows):
        if caption:
            sheet.write([])
            sheet.write([caption])
        step = spec.repeat_header or len(part) or 1
        for first in range(0, max(len(part), 1), step):
            sheet.write(heads)
            desk.body(sheet, spec.fields, part[first : first + step])
    if spec.footer:
        sheet.write([spec.footer])


def _parts(spec: ListFile, rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows as one table, or as several with a caption each."""
    column, values = spec.parts
    if not column:
        return [("", rows)]
    found = [(f"{value}名单", [row for row in rows if row[column] == value]) for value in values]
    return [(caption, part) for caption, part in found if part]
