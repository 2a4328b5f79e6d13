"""Departments whose file is one plain list: a table of what each sends and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yingbao.sample.desk import Desk, Field
from yingbao.sample.sheets import BiffSheet, HtmlSheet, OdsSheet, Sheet, TextSheet, Workbook
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


def write_list(world: World, inbox: Path, spec: ListFile, rows: list[Row] | None = None) -> None:
    """The file of that specification with all rows of its table, or the rows given."""
    desk = Desk(world, inbox, spec.file, spec.rate)
    lines = world.rows[spec.table] if rows is None else rows
    suffix = desk.path.suffix
    if suffix == ".xlsx":
        with Workbook(desk.path, big=True) as book:
            _fill(desk, book.sheet(spec.sheet), spec, lines)
        return
    with _open(desk.path, spec) as sheet:
        _fill(desk, sheet, spec, lines)


def _open(path: Path, spec: ListFile) -> TextSheet | HtmlSheet | BiffSheet | OdsSheet:
    if path.suffix in (".csv", ".txt"):
        return TextSheet(path, spec.encoding, spec.separator)
    if path.suffix == ".ods":
        return OdsSheet(path, spec.sheet)
    return HtmlSheet(path, spec.title) if spec.encoding == "html" else BiffSheet(path, spec.sheet)


def _fill(desk: Desk, sheet: Sheet, spec: ListFile, rows: list[Row]) -> None:
    heads = [field.header for field in spec.fields]
    if spec.title and spec.encoding != "html":
        sheet.write([spec.title])
    if spec.unit:
        sheet.write([None] * (len(heads) - 2) + [spec.unit])
    step = spec.repeat_header or len(rows) or 1
    for first in range(0, max(len(rows), 1), step):
        sheet.write(heads)
        desk.body(sheet, spec.fields, rows[first : first + step])
    if spec.footer:
        sheet.write([spec.footer])
