"""Header rows: which rows head a table, and the label each column gets from one or more of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yingbao.exchange.layout.cells import Cells, Row
from yingbao.exchange.layout.noise import is_caption, is_footer, is_total
from yingbao.exchange.vocabulary import is_header_word, is_known
from yingbao.exchange.words import key, plain

FIGURE = re.compile(r"^[\s'’¥￥-]*[\d０-９][\d０-９.,，/\-:xX*]*$")
DEEPEST = 3  # header rows of one table


@dataclass(frozen=True)
class Band:
    """The rows first…last that head a table, and per column the path of labels, outermost first."""

    first: int
    last: int
    paths: tuple[tuple[str, ...], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple("/".join(path) for path in self.paths)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key(label) for label in self.labels)


def is_header(cells: Row) -> bool:
    """Two or more known headers that make up half of the row, and nothing that reads like data."""
    texts = [text for text in cells if text]
    if len(texts) < 2 or any(is_datum(text) for text in texts):
        return False
    if is_total(cells) and not any(is_known(t) and "计" not in t for t in texts):
        return False
    known = sum(is_known(text) for text in texts)
    likely = sum(is_header_word(text) for text in texts)
    return (known >= 2 and likely * 2 >= len(texts)) or (likely >= 3 and likely * 2 >= len(texts))


def is_datum(text: str) -> bool:
    """A figure, or a text with a long number in it; a year or a small count may stand in headers."""
    figures = FIGURE.match(text) and not re.fullmatch(r"\d{1,2}|(19|20)\d\d", text)
    return bool(figures) or bool(re.search(r"\d{6,}", text))


def is_like_header(cells: Row, below: Row | None) -> bool:
    """A row of different short words above a row of figures: a header in words nobody has seen."""
    texts = [text for text in cells if text]
    if len(texts) < 2 or is_caption(cells) or is_footer(cells) or below is None:
        return False
    plainly = all(len(plain(t)) <= 20 and not re.search(r"\d{3,}", t) for t in texts)
    distinct = len(set(texts)) == len(texts)
    figures_below = sum(bool(t and is_datum(t)) for t in below)
    return plainly and distinct and figures_below >= 1 and not any(is_datum(t) for t in texts)


def band_at(cells: Cells, rows: dict[int, Row], top: int) -> Band:
    """The header whose first known row is `top`: group titles above and second level below join."""
    spans = _spans(cells)
    first = top - 1 if _groups_above(rows.get(top - 1), rows[top], spans, top - 1) else top
    last = top
    while last - first + 1 < DEEPEST and _continues(rows.get(last + 1), rows[last], spans, last):
        last += 1
    levels = [
        _spread(rows[r], rows.get(r + 1) if r < last else None, spans, r)
        for r in range(first, last + 1)
    ]
    paths = tuple(_path([level[j] for level in levels]) for j in range(cells.width))
    return Band(first, last, paths)


def _spans(cells: Cells) -> dict[tuple[int, int], int]:
    """Start of each horizontal merge → its last column."""
    return {(r0, c0): c1 for r0, c0, _, c1 in cells.grid.merged if c1 > c0}


def _groups_above(
    above: Row | None, here: Row, spans: dict[tuple[int, int], int], row: int
) -> bool:
    """A row of group titles: several texts, and blanks where the header below has its words."""
    if above is None or is_caption(above) or is_footer(above):
        return False
    texts = [text for text in above if text]
    if any(is_datum(text) for text in texts) or is_total(above):
        return False
    gaps = sum(1 for a, h in zip(above, here, strict=True) if not a and h)
    return gaps > 0 and (len(texts) >= 2 or any(r == row for r, _ in spans))


def _continues(below: Row | None, here: Row, spans: dict[tuple[int, int], int], row: int) -> bool:
    """The next row is a second level: words under group titles, and blanks under single headers."""
    if below is None or not any(below) or any(is_datum(text) for text in below if text):
        return False
    if below == here or is_total(below) or is_footer(below):
        return False
    texts = [text for text in below if text]
    wordy = sum(is_header_word(text) for text in texts) * 2 >= len(texts)
    under = sum(1 for h, b in zip(here, below, strict=True) if h and not b)
    fills = sum(1 for h, b in zip(here, below, strict=True) if b and not h)
    spanned = any(r == row for r, _ in spans)
    return wordy and (under > 0 or spanned) and (fills > 0 or spanned)


def _spread(row: Row, below: Row | None, spans: dict[tuple[int, int], int], index: int) -> Row:
    """Group titles reach over their merged columns; without merges, over the blanks that follow."""
    spread = list(row)
    merged = {j for (r, c0), c1 in spans.items() if r == index for j in range(c0, c1 + 1)}
    for (r, c0), c1 in spans.items():
        if r == index:
            for j in range(c0, c1 + 1):
                spread[j] = row[c0]
    if below is None or merged:
        return spread
    carried: str | None = None
    for j, text in enumerate(row):
        carried = text or (carried if below[j] else None)
        spread[j] = carried if below[j] or text else None
    return spread


def _path(levels: Sequence[str | None]) -> tuple[str, ...]:
    path: list[str] = []
    for text in levels:
        words = " ".join(text.split()) if text else ""
        if words and (not path or key(path[-1]) != key(words)):
            path.append(words)
    return tuple(path)
