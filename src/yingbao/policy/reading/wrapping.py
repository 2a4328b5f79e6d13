"""Hard-wrapped lines (PDF, e-mail text) joined back into paragraphs; page furniture removed."""

from __future__ import annotations

import re
from collections import Counter

from yingbao.policy.parsing.markers import leading_marker

_ENDS = re.compile(r"[。！？；;：:…][”’」』）)]*\s*$")
_PAGE = re.compile(
    r"^\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?|\d{1,3}\s*/\s*\d{1,3})\s*$"
)
_ALONE = re.compile(
    r"文件\s*$|号\s*$|^.{0,30}(?:人民政府|民政局|委员会|办公室|财政局)\s*$|\d日\s*$|日印发"
)


def _furniture(line: str) -> str:
    """A running head or foot, whatever page number it carries."""
    return re.sub(r"\d+", "#", line.strip())


def without_furniture(pages: list[list[str]]) -> list[str]:
    """All lines of the pages; a line that stands first or last on most pages is left out."""
    edges = Counter(
        _furniture(line)
        for page in pages
        for line in {at: page[at] for at in (0, -1) if page}.values()
        if line.strip()
    )
    running = {line for line, times in edges.items() if times >= 3 and times > len(pages) * 0.5}
    kept: list[str] = []
    for page in pages:
        last = len(page) - 1
        kept += [
            line
            for at, line in enumerate(page)
            if at not in (0, last) or _furniture(line) not in running
        ]
    return kept


def _width(lines: list[str]) -> int:
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def is_hard_wrapped(lines: list[str]) -> bool:
    """Many lines of nearly the same length that stop in the middle of a sentence."""
    width = _width(lines)
    full = [line for line in lines if len(line.strip()) >= width - 3]
    cut = [line for line in full if not _ENDS.search(line)]
    return 12 <= width <= 90 and len(full) >= 4 and len(cut) >= len(full) * 0.5


def join_wrapped(lines: list[str]) -> list[str]:
    """One string a paragraph. A full line without an end goes on unless a marker follows."""
    kept = [line.strip() for line in lines if not _PAGE.match(line)]
    width = _width(kept)
    paragraphs: list[str] = []
    open_ = False
    for line in kept:
        if not line:
            continue
        if open_ and not leading_marker(line):
            paragraphs[-1] += line
        else:
            paragraphs.append(line)
        open_ = len(line) >= width - 4 and not _ENDS.search(line) and not _ALONE.search(line)
    return paragraphs
