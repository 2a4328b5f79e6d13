"""Tables laid on their side (headers down a column, an entry in every further column), and forms of one
entry (label, value, label, value): both turned into a sheet with its headers in one row.

A form is told by its labels and asked for first; a table on its side only where nothing was recognised
as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pyarrow as pa

from yingbao.exchange.layout.blocks import Block, find_blocks
from yingbao.exchange.layout.cells import Cells, Row
from yingbao.exchange.layout.headers import is_datum
from yingbao.exchange.layout.noise import is_footer, unit_scale
from yingbao.exchange.reading import Grid
from yingbao.exchange.vocabulary import is_header_word, is_known
from yingbao.exchange.words import key

MOST_LINES = 60  # what people lay on its side is short
FIRST_COLUMNS = 3  # a number and a group title may stand before the headers
FEWEST_LABELS = 4  # of a form
BY_COLUMN = "（按列读，行号是第几列）"
ONE_FORM = "（表单）"
FORM_SHARE = 0.7  # of the cells are labels and their values
NAMED = re.compile("姓名|身份证|户主|申请人|对象")
Lines = dict[int, Row]


def form_blocks(cells: Cells) -> list[Block]:
    """The one entry of a sheet that is a form; none when it is no form."""
    return _blocks(cells, _form)


def turned_blocks(cells: Cells) -> list[Block]:
    """The tables of a sheet that lies on its side; none when it does not."""
    return _blocks(cells, _on_its_side)


def _blocks(cells: Cells, turn: Callable[[Cells, Lines], Cells | None]) -> list[Block]:
    if not 2 <= cells.height <= MOST_LINES or cells.width < 2:
        return []
    rows = cells.rows(list(range(cells.height)))
    lines = {r: row for r, row in rows.items() if _is_line(row)}
    titles = tuple(text for r in range(min(lines, default=0)) for text in rows[r] if text)
    turned = turn(cells, lines)
    if turned is None:
        return []
    scale = unit_scale(list(titles)) or 1
    return [replace(b, titles=titles, scale=scale) for b in find_blocks(turned) if b.band]


def _is_line(row: Row) -> bool:
    return len([text for text in row if text]) > 1 and not is_footer(row)


# -- headers down a column ---------------------------------------------------------------------------


def _on_its_side(cells: Cells, lines: Lines) -> Cells | None:
    """The first column of headers with data beside it heads the table: columns become rows."""
    for column in range(min(FIRST_COLUMNS, cells.width - 1)):
        beside = [text for row in lines.values() for text in row[column + 1 :] if text]
        if _heads([row[column] for row in lines.values()]) and _is_data(beside):
            return Cells(_turned(cells.grid, lines, column))
    return None


def _heads(texts: list[str | None]) -> bool:
    """Different words, of which two are known and most read like headers; the corner may be blank."""
    words = [text for text in texts if text]
    if not all(texts[1:]) or len(set(words)) < len(words) or any(map(is_datum, words)):
        return False
    return sum(map(is_known, words)) >= 2 and sum(map(is_header_word, words)) * 2 >= len(words)


def _is_data(texts: list[str]) -> bool:
    """Figures among it, and no header."""
    return any(map(is_datum, texts)) and not any(map(is_known, texts))


def _turned(grid: Grid, lines: Lines, first: int) -> Grid:
    """Line n of the table is column n; a column keeps its place as a row's number."""
    place = {r: n for n, r in enumerate(lines)}
    blank: Row = [None] * first
    table = {f"c{place[r]}": pa.array(blank + row[first:], pa.string()) for r, row in lines.items()}
    lost = frozenset((c, place[r]) for r, c in grid.numeric_ids if r in place)
    merged = tuple(
        (c0, place[r0], c1, place[r1])
        for r0, c0, r1, c1 in grid.merged
        if r0 in place and r1 in place and c0 >= first
    )
    sheet = f"{grid.sheet}{BY_COLUMN}"
    return Grid(sheet, pa.table(table), lost, merged, date1904=grid.date1904)


# -- a form of one entry -----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Field:
    """A label with the text beside it; `spot` is where that stands."""

    label: str
    value: str
    spot: tuple[int, int]


def _form(cells: Cells, lines: Lines) -> Cells | None:
    """Labels with their values beside them, of somebody who is named: one row."""
    fields = [found for r, row in lines.items() for found in _fields(r, row)]
    if not _is_form(fields, lines):
        return None
    told = {f"c{n}": pa.array([f.label, f.value], pa.string()) for n, f in enumerate(fields)}
    lost = frozenset((1, n) for n, f in enumerate(fields) if f.spot in cells.grid.numeric_ids)
    sheet = f"{cells.grid.sheet}{ONE_FORM}"
    return Cells(Grid(sheet, pa.table(told), lost, date1904=cells.grid.date1904))


def _fields(line: int, row: Row) -> Iterator[_Field]:
    filled = [(place, text) for place, text in enumerate(row) if text]
    for (_, label), (place, value) in pairwise(filled):
        if is_known(label) and not is_datum(label) and not is_known(value):
            yield _Field(label, value, (line, place))


def _is_form(fields: list[_Field], lines: Lines) -> bool:
    """Several lines of labels and values and hardly anything else, each label once."""
    labels = {key(f.label) for f in fields}
    cells = sum(1 for row in lines.values() for text in row if text)
    told = len(fields) * 2 >= FORM_SHARE * cells and len({f.spot[0] for f in fields}) > 1
    named = any(NAMED.search(label) for label in labels)
    return len(fields) == len(labels) >= FEWEST_LABELS and told and named
