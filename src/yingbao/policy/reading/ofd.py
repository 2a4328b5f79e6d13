"""OFD, the national page format: a zip of XML. OFD.xml → Document.xml → pages → TextCode."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from yingbao.policy.reading.archive import member, open_archive
from yingbao.policy.reading.document import Block, Document, UnreadablePaper
from yingbao.policy.reading.pdf import SCAN
from yingbao.policy.reading.wrapping import join_wrapped, without_furniture


@dataclass(frozen=True)
class _Run:
    """A piece of text at its place on a page, in millimetres from the upper left corner."""

    y: float
    x: float
    size: float
    text: str


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _find(node: Any, name: str) -> list[Any]:
    return [child for child in node.iter() if _local(child.tag) == name]


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    try:
        return fromstring(member(archive, name.lstrip("/")))
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise UnreadablePaper(
            "OFD 文件内容不完整或含有可疑的实体，没有打开。请重新导出一份。"
        ) from None


def _below(base: str, location: str) -> str:
    """A location as OFD writes it: from the root when it begins with `/`, else from the file."""
    if location.startswith("/"):
        return location.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), location))


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _runs(page: Any) -> list[_Run]:
    found = []
    for box in _find(page, "TextObject"):
        corner = (box.get("Boundary") or "0 0 0 0").split()
        left, top = (
            _number(corner[0] if corner else None),
            _number(corner[1] if len(corner) > 1 else None),
        )
        size = _number(box.get("Size")) or 4.0
        for code in _find(box, "TextCode"):
            if code.text and code.text.strip():
                found.append(
                    _Run(
                        top + _number(code.get("Y")), left + _number(code.get("X")), size, code.text
                    )
                )
    return found


def _lines(runs: list[_Run]) -> list[str]:
    """Runs on one base line form a line; lines go down the page, runs from left to right."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda r: (r.y, r.x)):
        if lines and abs(lines[-1][0].y - run.y) < run.size * 0.5:
            lines[-1].append(run)
        else:
            lines.append([run])
    return ["".join(r.text for r in sorted(line, key=lambda r: r.x)) for line in lines]


def _pages(archive: zipfile.ZipFile) -> list[Any]:
    roots = [node.text or "" for node in _find(_xml(archive, "OFD.xml"), "DocRoot")]
    pages = []
    for root in roots:
        base = _below("OFD.xml", root)
        document = _xml(archive, base)
        for page in _find(document, "Page"):
            if page.get("BaseLoc"):
                pages.append(_xml(archive, _below(base, page.get("BaseLoc"))))
    return pages


def read_ofd(path: Path) -> Document:
    """Paragraphs of all pages in order.

    Raises UnreadablePaper.
    """
    with open_archive(path) as archive:
        if "OFD.xml" not in archive.namelist():
            raise UnreadablePaper("这个文件不是 OFD 版式文件。请重新导出一份。")
        pages = _pages(archive)
    lines = without_furniture([_lines(_runs(page)) for page in pages])
    if not any(line.strip() for line in lines):
        raise UnreadablePaper(SCAN)
    return Document(path.name, (Block("".join(f"{p}\n" for p in join_wrapped(lines))),))
