"""A lean xlsx writer for whole-county lists: one sheet after the other, straight into the zip.

A library that keeps a cell model takes minutes for a county's hukou; a line of XML a row takes
seconds. Text stands inline, days carry a date format, long numbers the format `0`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape

from yingbao.sample.sheets import STAMP, Number

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_LETTERS = [chr(65 + place) if place < 26 else f"A{chr(39 + place)}" for place in range(52)]
_SPECIAL = frozenset("&<>")


class BigBook:
    """An xlsx file written front to back in constant memory."""

    def __init__(self, path: Path, date1904: bool = False) -> None:
        self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=2)
        self.date1904 = date1904
        self.epoch = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
        self.names: list[str] = []
        self.page: BigSheet | None = None

    def sheet(self, name: str = "Sheet1") -> BigSheet:
        """The next sheet; the one before is finished."""
        self._finish()
        self.names.append(name)
        out = self.zip.open(self._entry(f"xl/worksheets/sheet{len(self.names)}.xml"), "w")
        self.page = BigSheet(name, out, self.epoch)
        return self.page

    def __enter__(self) -> BigBook:
        return self

    def __exit__(self, *_: object) -> None:
        self._finish()
        for path, text in self._frame():
            self.zip.writestr(self._entry(path), _XML + text)
        self.zip.close()

    def _finish(self) -> None:
        if self.page:
            self.page.close()

    def _entry(self, path: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(path, STAMP)
        info.compress_type = zipfile.ZIP_DEFLATED
        return info

    def _frame(self) -> list[tuple[str, str]]:
        """The parts around the sheets."""
        count = range(1, len(self.names) + 1)
        sheets = "".join(
            f'<sheet name="{escape(n)}" sheetId="{i}" r:id="rId{i}"/>'
            for i, n in enumerate(self.names, 1)
        )
        links = "".join(
            f'<Relationship Id="rId{i}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in count
        )
        styles = f'<Relationship Id="rId{len(self.names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{_KIND}.worksheet+xml"/>'
            for i in count
        )
        old = '<workbookPr date1904="1"/>' if self.date1904 else ""
        return [
            ("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{old}<sheets>{sheets}</sheets></workbook>'),
            ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{links}{styles}</Relationships>'),
            ("xl/styles.xml", _STYLES),
            ("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
            ("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{parts}</Types>'),
        ]  # fmt: skip


class BigSheet:
    """One sheet of a BigBook; rows go out in batches."""

    BATCH = 500

    def __init__(self, name: str, out: IO[bytes], epoch: date) -> None:
        self.name, self.out, self.rows, self.open = name, out, 0, True
        self.epoch = epoch.toordinal()
        self.lines = [f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>']

    def write(self, cells: Sequence[Any]) -> int:
        self.rows += 1
        number = str(self.rows)
        line = "".join(
            [self._cell(letter + number, value) for letter, value in zip(_LETTERS, cells, strict=False) if value is not None and value != ""]
        )  # fmt: skip
        self.lines.append(f'<row r="{number}">{line}</row>')
        if len(self.lines) > self.BATCH:
            self._flush()
        return self.rows

    def _cell(self, place: str, value: Any) -> str:
        if value.__class__ is str:
            text = escape(value) if not _SPECIAL.isdisjoint(value) else value
            keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
            return f'<c r="{place}" t="inlineStr"><is><t{keep}>{text}</t></is></c>'
        if isinstance(value, date):
            return f'<c r="{place}" s="1"><v>{value.toordinal() - self.epoch}</v></c>'
        if isinstance(value, Number):
            return f'<c r="{place}" s="2"><v>{value.value:.0f}</v></c>'
        return f'<c r="{place}"><v>{value}</v></c>'

    def close(self) -> None:
        if self.open:
            self.lines.append("</sheetData></worksheet>")
            self._flush()
            self.out.close()
            self.open = False

    def _flush(self) -> None:
        self.out.write("".join(self.lines).encode())
        self.lines.clear()
