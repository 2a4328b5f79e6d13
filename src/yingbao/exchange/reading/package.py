"""The parts of an xlsx package: which sheet lies where, which are hidden, which day is day zero."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring


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
    return Package(tuple(sheets), date1904)


def _targets(relations: Element) -> dict[str, str]:
    """Relation id → part name, for worksheets."""
    return {
        node.attrib["Id"]: posixpath.normpath(posixpath.join("/xl", node.attrib["Target"])).lstrip(
            "/"
        )
        for node in relations
        if node.get("Type", "").endswith("/worksheet")
    }


def _relation(node: Element) -> str:
    """The strict flavour of the format uses another namespace for the same attribute."""
    return next((value for key, value in node.attrib.items() if key.endswith("}id")), "")


def _tag(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
