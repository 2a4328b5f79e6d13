"""Lines → clause tree. Concatenating the tree in reading order gives the text back exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from yingbao.policy.paper import Clause
from yingbao.policy.parsing.markers import CITABLE, RANKS, Marker, leading_marker, split_inline
from yingbao.policy.reading.document import Block

_CLOSED = re.compile(r"[。；;！]\s*$")
_ANNOUNCES_TABLE = re.compile(r"如下|下表|列表|见表|附表|下列标准")
LISTED = RANKS["条"] + 0.5
_FENCE = re.compile(r"^---\s*\n(?:[a-z_]+:.*\n)+?---\s*\n")


@dataclass
class _Open:
    """A clause still being built."""

    kind: str
    number: int | None
    marker: str
    label: str
    text: str
    start: int
    rank: float = -1.0
    children: list[_Open] = field(default_factory=list)
    rows: tuple[tuple[str, ...], ...] = ()

    def close(self) -> Clause:
        return Clause(
            self.kind, self.number, self.marker, self.label, self.text, self.start,
            tuple(child.close() for child in self.children), self.rows,
        )  # fmt: skip


class _Builder:
    """Keeps the open clauses from the root down; `stack[0]` is the root."""

    def __init__(self) -> None:
        self.root = _Open("全文", None, "", "全文", "", 0)
        self.stack = [self.root]
        self.at = 0
        self.loose = 0

    def add(self, piece: _Open) -> None:
        self.stack[-1].children.append(piece)
        self.at += len(piece.text)

    def marked(self, line: str, marker: Marker) -> None:
        rank = self._rank(marker)
        while len(self.stack) > 1 and self.stack[-1].rank >= rank:
            self.stack.pop()
        label = self._label(marker)
        piece = _Open(marker.kind, marker.number, marker.text, label, line, self.at, rank)
        self.add(piece)
        self.stack.append(piece)

    def _rank(self, marker: Marker) -> float:
        """一、 heads a part of a notice, but inside a 条 it is a list of that 条."""
        listed = marker.kind == "一、" and any(
            open_.kind == "条" and marker.number == 1 or open_.rank == LISTED
            for open_ in self.stack
        )
        return LISTED if listed else RANKS[marker.kind]

    def _label(self, marker: Marker) -> str:
        if marker.kind not in CITABLE:
            return marker.label
        above = self.stack[-1]
        return (above.label if above.kind in CITABLE else "") + marker.label

    def plain(self, line: str, rows: tuple[tuple[str, ...], ...] = ()) -> None:
        announced = bool(rows) and bool(_ANNOUNCES_TABLE.search(self.stack[-1].text))
        if line.strip() and not announced:
            self._leave_finished_item()
        above = self.stack[-1]
        label = above.label
        if above is self.root:
            self.loose += bool(line.strip())
            label = f"第{max(self.loose, 1)}段"
        self.add(_Open("表" if rows else "款", None, "", label, line, self.at, rows=rows))

    def _leave_finished_item(self) -> None:
        """In a law a new paragraph after finished items belongs to the 条, not to its last item."""
        top = self.stack[-1]
        kinds = [open_.kind for open_ in self.stack]
        if "条" in kinds and top.rank > RANKS["条"] and _CLOSED.search(top.text):
            del self.stack[kinds.index("条") + 1 :]


def _lines(text: str) -> Iterator[str]:
    yield from re.findall(r"[^\n]*\n|[^\n]+$", text)


def _feed(builder: _Builder, text: str) -> None:
    for line in _lines(text):
        for piece in split_inline(line):
            found = leading_marker(piece)
            if found:
                builder.marked(piece, found[1])
            else:
                builder.plain(piece)


def clause_tree(blocks: Iterable[Block]) -> Clause:
    """The tree of a paper; `tree.whole()` equals the blocks' texts joined."""
    builder = _Builder()
    for index, block in enumerate(blocks):
        fence = _FENCE.match(block.text) if index == 0 else None
        if fence:
            builder.plain(fence[0])
        if block.rows:
            builder.plain(block.text, block.rows)
        else:
            _feed(builder, block.text[fence.end() if fence else 0 :])
    return builder.root.close()
