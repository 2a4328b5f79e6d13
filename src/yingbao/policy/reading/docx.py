"""Word papers: paragraphs with their automatic numbers written out, tables kept as tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from yingbao.norms.citing import chinese_number
from yingbao.policy.parsing.markers import CIRCLED
from yingbao.policy.reading.archive import member, open_archive
from yingbao.policy.reading.document import Block, Document, UnreadablePaper, table_block

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ELSEWHERE = {f"{W}moveFrom", f"{W}del", f"{W}txbxContent", FALLBACK}
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
            "taiwaneseCountingThousand", "chineseLegalSimplified", "taiwaneseCounting"}  # fmt: skip


def _xml(data: bytes) -> Any:
    try:
        return fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise UnreadablePaper(
            "Word 文件的内容不完整或含有可疑的实体，没有打开。请另存一份再试。"
        ) from None


def _counter(fmt: str, value: int) -> str:
    if fmt in _CHINESE:
        return chinese_number(value)
    if fmt.startswith("decimalEnclosedCircle") and 1 <= value <= 20:
        return CIRCLED[value - 1]
    return str(value)


class _Numbering:
    """Word keeps automatic numbers apart from the text; an officer cites what is printed."""

    def __init__(self, root: Any | None) -> None:
        self.levels: dict[tuple[str, str], tuple[str, str, int]] = {}
        self.counts: dict[tuple[str, int], int] = {}
        self.abstract: dict[str, str] = {}
        self.styles: dict[str, Any] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        for num in root.iter(f"{W}num"):
            link = num.find(f"{W}abstractNumId")
            if link is not None:
                self.abstract[num.get(f"{W}numId", "")] = link.get(f"{W}val", "")
        for abstract in root.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                self._level(abstract.get(f"{W}abstractNumId", ""), level)

    def _level(self, abstract: str, level: Any) -> None:
        def value(tag: str, default: str) -> str:
            found = level.find(f"{W}{tag}")
            return default if found is None else str(found.get(f"{W}val", default))

        start = value("start", "1")
        self.levels[abstract, level.get(f"{W}ilvl", "0")] = (
            value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdigit() else 1,
        )  # fmt: skip

    def learn_styles(self, root: Any) -> None:
        """Paragraph styles may number their paragraphs."""
        for style in root.iter(f"{W}style"):
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None:
                self.styles[style.get(f"{W}styleId", "")] = number

    def _numbering(self, paragraph: Any) -> Any | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            return own
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return None if style is None else self.styles.get(style.get(f"{W}val", ""))

    def prefix(self, paragraph: Any) -> str:
        """The printed number of a paragraph, empty when it has none."""
        numbered = self._numbering(paragraph)
        num = None if numbered is None else numbered.find(f"{W}numId")
        if numbered is None or num is None:
            return ""
        level = numbered.find(f"{W}ilvl")
        depth = level.get(f"{W}val", "0") if level is not None else "0"
        abstract = self.abstract.get(num.get(f"{W}val", ""), "")
        return self._printed(abstract, int(depth)) if (abstract, depth) in self.levels else ""

    def _printed(self, abstract: str, depth: int) -> str:
        fmt, text, start = self.levels[abstract, str(depth)]
        self.counts[abstract, depth] = self.counts.get((abstract, depth), start - 1) + 1
        for deeper in [key for key in self.counts if key[0] == abstract and key[1] > depth]:
            del self.counts[deeper]
        if fmt in ("bullet", "none"):
            return ""

        def one(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            form = self.levels.get((abstract, str(level)), (fmt, "", 1))[0]
            return _counter(form, self.counts.get((abstract, level), 1))

        return re.sub(r"%(\d)", one, text)


def _own(node: Any) -> Iterator[Any]:
    """Everything below, without what is not printed here: moved away, a box, a second rendering."""
    for child in node:
        if child.tag not in _ELSEWHERE:
            yield child
            yield from _own(child)


def _text(paragraph: Any) -> str:
    """The words of a paragraph as they are printed once all tracked changes are accepted."""
    pieces = []
    for node in _own(paragraph):
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            pieces.append(" " if node.tag == f"{W}tab" else "\n")
    return "".join(pieces)


def _boxes(paragraph: Any) -> str:
    """Text boxes anchored in the paragraph, each of their paragraphs on a line of its own."""
    boxes = [node for node in _shown(paragraph) if node.tag == f"{W}txbxContent"]
    lines = [_text(inner) for box in boxes for inner in box.iter(f"{W}p")]
    return "".join(f"{line}\n" for line in lines if line.strip())


def _shown(node: Any) -> Iterator[Any]:
    """Everything below, a drawing's fallback for old programs left out."""
    for child in node:
        if child.tag != FALLBACK:
            yield child
            yield from _shown(child)


def _table(table: Any) -> Block:
    rows = []
    for row in table.iter(f"{W}tr"):
        cells = [c for c in row if c.tag == f"{W}tc"]
        rows.append(["".join(_text(p) for p in cell.iter(f"{W}p")) for cell in cells])
    return table_block(rows)


def _children(body: Any) -> Any:
    for node in body:
        if node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}smartTag"):
            yield from _children(node)
        else:
            yield node


def read_docx(path: Path) -> Document:
    """Body paragraphs and tables in order.

    Raises UnreadablePaper.
    """
    with open_archive(path) as archive:
        names = set(archive.namelist())
        if "word/document.xml" not in names:
            raise UnreadablePaper("这个文件不是 Word 文档。请用 Word 或 WPS 打开后另存为 .docx。")
        root = _xml(member(archive, "word/document.xml"))
        has_numbers = "word/numbering.xml" in names
        numbering = _Numbering(_xml(member(archive, "word/numbering.xml")) if has_numbers else None)
        if has_numbers and "word/styles.xml" in names:
            numbering.learn_styles(_xml(member(archive, "word/styles.xml")))
    body = root.find(f"{W}body")
    blocks: list[Block] = []
    lines = io.StringIO()
    for node in _children(body if body is not None else []):
        if node.tag == f"{W}p":
            lines.write(numbering.prefix(node) + _text(node) + "\n" + _boxes(node))
        elif node.tag == f"{W}tbl":
            blocks += [Block(lines.getvalue()), _table(node)]
            lines = io.StringIO()
    blocks.append(Block(lines.getvalue()))
    return Document(path.name, tuple(block for block in blocks if block.text))
