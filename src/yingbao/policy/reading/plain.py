"""Text in any of the encodings that counties send, Markdown, and HTML pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from yingbao.policy.reading.document import Block, Document, UnreadablePaper, table_block
from yingbao.policy.reading.wrapping import is_hard_wrapped, join_wrapped

_SKIP = {"script", "style", "head", "noscript", "template", "svg"}
_BREAKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "table",
}
_MARKDOWN_TABLE = re.compile(
    r"^[ \t]*\|.*\|[ \t]*\n[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*\n(?:[ \t]*\|.*\|[ \t]*(?:\n|$))*",
    re.M,
)
_RULE_LINE = re.compile(r"[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*$")


def decode(data: bytes) -> str:
    """The text, whatever the encoding; line ends become `\\n`.

    Raises UnreadablePaper when the bytes are no text at all.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    elif data[1::2].count(0) > len(data) // 5 or data[0::2].count(0) > len(data) // 5:
        text = data.decode(
            "utf-16-le" if data[1::2].count(0) > data[0::2].count(0) else "utf-16-be",
            errors="replace",
        )
    else:
        text = _multibyte(data)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    strange = sum(1 for c in text[:4000] if ord(c) < 32 and c not in "\n\t\f\v")
    if "\x00" in text or strange > 40:
        raise UnreadablePaper(
            "文件内容不是文字。请用 Word 或 WPS 打开，另存为 .docx 或 .txt 再放进来。"
        )
    return text


def _multibyte(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030", "big5"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", errors="replace")


def _as_document(name: str, text: str) -> Document:
    lines = text.split("\n")
    if is_hard_wrapped(lines):
        text = "".join(f"{paragraph}\n" for paragraph in join_wrapped(lines))
    return Document(name, (Block(text),))


def _markdown_blocks(text: str) -> Iterator[Block]:
    """The text cut at its tables; the `|---|` line is no row."""
    at = 0
    for found in _MARKDOWN_TABLE.finditer(text):
        if found.start() > at:
            yield Block(text[at : found.start()])
        lines = [line for line in found[0].splitlines() if not _RULE_LINE.match(line)]
        yield table_block([line.strip().strip("|").split("|") for line in lines])
        at = found.end()
    if text[at:]:
        yield Block(text[at:])


def read_markdown(path: Path) -> Document:
    """A Markdown file, its tables kept as tables."""
    document = _as_document(path.name, decode(path.read_bytes()))
    return Document(path.name, tuple(_markdown_blocks(document.text)) or document.blocks)


def read_text(path: Path) -> Document:
    """A txt file; hard-wrapped lines become paragraphs."""
    return _as_document(path.name, decode(path.read_bytes()))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.words = ""
        self.skipping = 0
        self.rows: list[list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.skipping += tag in _SKIP
        if tag == "table":
            self._flush()
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.words = ""
        elif tag in _BREAKS and self.rows is None:
            self.words = self.words.rstrip() + "\n"

    def handle_endtag(self, tag: str) -> None:
        self.skipping = max(0, self.skipping - (tag in _SKIP))
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append(self.words)
            self.words = ""
        elif tag == "table" and self.rows is not None:
            self.blocks.append(table_block(self.rows))
            self.rows, self.words = None, ""
        elif tag in _BREAKS and self.rows is None:
            self.words = self.words.rstrip() + "\n"

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.words += " ".join(data.split()) if data.strip() else ""

    def _flush(self) -> None:
        if self.words.strip():
            self.blocks.append(Block(self.words.lstrip("\n").rstrip() + "\n"))
        self.words = ""

    def finish(self) -> tuple[Block, ...]:
        self.close()
        self.rows = None
        self._flush()
        return tuple(block for block in self.blocks if block.text)


def read_html(path: Path) -> Document:
    """A saved page: its visible text and its tables."""
    page = _Page()
    page.feed(decode(path.read_bytes()))
    return Document(path.name, page.finish())
