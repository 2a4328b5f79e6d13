"""Writing departments' files so that the same county gives the same bytes.

Each sheet takes one row at a time and answers with the row number Excel will show, so that the
answer key can point at it.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

import xlsxwriter

STAMP = (2020, 4, 28, 9, 30, 0)


class Sheet(Protocol):
    name: str

    def write(self, cells: Sequence[Any]) -> int: ...


class Workbook:
    """A laid-out xlsx file: titles, merged cells, hidden rows. Long lists are a BigBook's work."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(str(path))
        self.book.set_properties({"author": "沁水县", "created": datetime(*STAMP)})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.bold = self.book.add_format({"bold": True, "align": "center"})
        self.exact = self.book.add_format({"num_format": "0"})

    def sheet(self, name: str = "Sheet1") -> XlsxSheet:
        return XlsxSheet(self, name)

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()


class XlsxSheet:
    def __init__(self, book: Workbook, name: str) -> None:
        self.book, self.name, self.rows = book, name, 0
        self.page = book.book.add_worksheet(name)

    def write(self, cells: Sequence[Any]) -> int:
        row, page = self.rows, self.page
        for place, value in enumerate(cells):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                page.write_string(row, place, value)
            elif isinstance(value, date):
                page.write_datetime(row, place, value, self.book.day)
            elif isinstance(value, Number):
                page.write_number(row, place, value.value, self.book.exact)
            else:
                page.write_number(row, place, value)
        self.rows += 1
        return self.rows

    def total(self, place: int, first: int) -> None:
        """Below a column its sum, as a formula whose value nobody has computed."""
        letter = xlsxwriter.utility.xl_col_to_name(place)
        self.page.write_formula(
            self.rows, place, f"=SUM({letter}{first}:{letter}{self.rows})", None, ""
        )

    def title(self, text: str, width: int) -> int:
        """A title merged over the table."""
        row = self.rows
        self.page.merge_range(row, 0, row, width - 1, text, self.book.bold)
        self.rows += 1
        return self.rows

    def merge(self, first: int, last: int, left: int, right: int, text: Any) -> None:
        """Excel row numbers first..last, columns from 0."""
        if (first, left) != (last, right):
            self.page.merge_range(first - 1, left, last - 1, right, text)

    def hide(self, row: int) -> None:
        self.page.set_row(row - 1, None, None, {"hidden": True})


class Number:
    """A long number kept as a number, digits lost and all."""

    def __init__(self, text: str) -> None:
        self.value = float(text)

    def __str__(self) -> str:
        return f"{self.value:.0f}"


class TextSheet:
    """csv or txt in any encoding and separator."""

    name = "-"

    def __init__(self, path: Path, encoding: str = "gb18030", separator: str = ",") -> None:
        self.out = path.open("w", encoding=encoding, newline="", errors="replace")
        self.writer = csv.writer(self.out, delimiter=separator, lineterminator="\r\n")
        self.rows = 0

    def write(self, cells: Sequence[Any]) -> int:
        self.writer.writerow(["" if cell is None else plain(cell) for cell in cells])
        self.rows += 1
        return self.rows

    def __enter__(self) -> TextSheet:
        return self

    def __exit__(self, *_: object) -> None:
        self.out.close()


class HtmlSheet:
    """What many systems call xls: a web page with one table."""

    name = "-"

    def __init__(self, path: Path, title: str) -> None:
        self.out = path.open("w", encoding="utf-8", newline="\n")
        self.out.write(
            f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><table border="1">\n'
        )
        self.rows = 0

    def write(self, cells: Sequence[Any]) -> int:
        fields = "".join(f"<td>{'' if cell is None else plain(cell)}</td>" for cell in cells)
        self.out.write(f"<tr>{fields}</tr>\n")
        self.rows += 1
        return self.rows

    def __enter__(self) -> HtmlSheet:
        return self

    def __exit__(self, *_: object) -> None:
        self.out.write("</table></body></html>\n")
        self.out.close()


class BiffSheet:
    """A real .xls of the nineties."""

    def __init__(self, path: Path, name: str) -> None:
        import xlwt  # type: ignore[import-untyped]

        self.path, self.name, self.rows = path, name, 0
        self.book = xlwt.Workbook(encoding="utf-8")
        self.page = self.book.add_sheet(name)
        self.day = xlwt.easyxf(num_format_str="yyyy-mm-dd")

    def write(self, cells: Sequence[Any]) -> int:
        for place, value in enumerate(cells):
            if value is None or value == "":
                continue
            if isinstance(value, date):
                self.page.write(self.rows, place, value, self.day)
            else:
                self.page.write(
                    self.rows, place, value.value if isinstance(value, Number) else value
                )
        self.rows += 1
        return self.rows

    def __enter__(self) -> BiffSheet:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.save(str(self.path))


class OdsSheet:
    """An OpenDocument spreadsheet, as WPS and LibreOffice save."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name, self.lines = path, name, list[str]()

    def write(self, cells: Sequence[Any]) -> int:
        self.lines.append("".join(map(_ods_cell, cells)))
        return len(self.lines)

    def __enter__(self) -> OdsSheet:
        return self

    def __exit__(self, *_: object) -> None:
        rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in self.lines)
        content = (
            _ODS_HEAD + f'<table:table table:name="{self.name}">{rows}</table:table>' + _ODS_TAIL
        )
        pack(self.path, [("mimetype", _ODS_MIME.encode()), ("content.xml", content.encode()),
                         ("META-INF/manifest.xml", _ODS_MANIFEST.encode())])  # fmt: skip


class _OldZipInfo(zipfile.ZipInfo):
    """Names in GBK without the flag that would say UTF-8, as Chinese Windows packs them."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def pack_like_windows(path: Path, entries: Iterable[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            info = _OldZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def pack(path: Path, entries: Iterable[tuple[str, bytes]]) -> None:
    """A zip with every date fixed."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def plain(cell: Any) -> str:
    """A cell as text: days as 2020-04-05, whole sums without a point."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Number):
        return f"{cell.value:.5E}"
    if isinstance(cell, float):
        return f"{cell:.2f}"
    return str(cell)


def _ods_cell(cell: Any) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    text = plain(cell).replace("&", "&amp;").replace("<", "&lt;")
    if isinstance(cell, (int, float)):
        return (f'<table:table-cell office:value-type="float" office:value="{text}">'
                f"<text:p>{text}</text:p></table:table-cell>")  # fmt: skip
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


_ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_NS}office:1.0" '
    f'xmlns:table="{_NS}table:1.0" xmlns:text="{_NS}text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_ODS_MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_NS}manifest:1.0" '
    f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
