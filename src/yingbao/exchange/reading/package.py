"""The parts of an xlsx package: which sheet lies where, which are hidden, which day is day zero."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
NOT_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')


@dataclass(frozen=True)
class SheetPart:
    """A worksheet by name, the part of the package that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Package:
    sheets: tuple[SheetPart, ...]
    date1904: bool
    date_styles: frozenset[int]  # cell styles that show a number as a date or time


def read_package(archive: zipfile.ZipFile) -> Package:
    """Worksheets only (charts and macro sheets hold no tables), in the order shown."""
    book = fromstring(archive.read("xl/workbook.xml"))
    targets = _targets(fromstring(archive.read("xl/_rels/workbook.xml.rels")))
    sheets = [
        SheetPart(
            node.attrib["name"], targets[_relation(node)], node.get("state", "visible") != "visible"
        )
        for node in book.iter()
        if _tag(node) == "sheet" and _relation(node) in targets
    ]
    settings = (node for node in book.iter() if _tag(node) == "workbookPr")
    date1904 = any(node.get("date1904") in ("1", "true") for node in settings)
    return Package(tuple(sheets), date1904, _date_styles(archive))


def _targets(relations: Element) -> dict[str, str]:
    """Relation id → part name, for worksheets."""
    return {
        node.attrib["Id"]: posixpath.normpath(posixpath.join("/xl", node.attrib["Target"])).lstrip(
            "/"
        )
        for node in relations
        if node.get("Type", "").endswith("/worksheet")
    }


def _date_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = fromstring(archive.read("xl/styles.xml"))
    formats = {
        int(node.get("numFmtId", 0)): node.get("formatCode", "")
        for node in styles.iter()
        if _tag(node) == "numFmt"
    }
    cells = next((node for node in styles.iter() if _tag(node) == "cellXfs"), ())
    used = (int(node.get("numFmtId", 0)) for node in cells)
    return frozenset(at for at, number in enumerate(used) if _shows_date(number, formats))


def _shows_date(number: int, formats: dict[int, str]) -> bool:
    """By the letters of the format, leaving out what is quoted, bracketed or escaped."""
    letters = NOT_LETTERS.sub("", formats.get(number, "")).lower()
    return number in BUILT_IN_DATES or any(letter in letters for letter in "ymdhs")


def _relation(node: Element) -> str:
    """The strict flavour of the format uses another namespace for the same attribute."""
    return next((value for key, value in node.attrib.items() if key.endswith("}id")), "")


def _tag(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
