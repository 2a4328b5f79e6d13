"""One pass over a sheet's XML, in pieces, for what the fast reader does not tell.

Rows that are hidden, ranges that are merged, the first column in use, numbers of 16 digits or more.
Byte patterns that begin with a fixed text find nearly nothing in nearly no time.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from yingbao.exchange.reading.typed_cells import number_text

PIECE = 4 * 1024 * 1024
LONGEST_DIGITS = 1e15  # a number from here on has 16 digits: the last ones cannot be trusted

HIDDEN_ROW = re.compile(rb'<row (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
MERGE = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
# A number of eight figures or more before the point, or one with an exponent: nearly no cell has one.
NUMBER = re.compile(rb"<v>(-?\d{8,}(?:\.\d+)?(?:E\+?\d\d?)?|-?\d+(?:\.\d+)?E\+?\d\d?)</v>")
ADDRESS = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)>')
STYLE = re.compile(rb' s="(\d+)"')
OCCUPIED = rb'<c r="%s\d+"(?:[^>]*t="str"[^>]*>|[^>]*(?<!/)>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?(?:<v[^>]*>[^<]|<is))'
IN_FIRST_COLUMN = re.compile(OCCUPIED % b"A")
ANY_OCCUPIED = re.compile(OCCUPIED % rb"([A-Z]+)")


@dataclass
class Marks:
    """What the pass found. Rows and columns are 0-based."""

    first_column: int | None = None  # None: the cells do not say where they stand
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    numeric_ids: frozenset[tuple[int, int]] = frozenset()
    impossible_dates: dict[int, dict[int, str]] = field(default_factory=dict)  # column → row → text


@dataclass
class _Found:
    date_styles: frozenset[int]
    first_column: int | None = None
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    numeric_ids: set[tuple[int, int]] = field(default_factory=set)
    impossible_dates: dict[int, dict[int, str]] = field(default_factory=dict)


def scan_sheet(archive: zipfile.ZipFile, part: str, date_styles: frozenset[int]) -> Marks:
    """Read the part once, a few megabytes at a time. `date_styles` are cell styles shown as dates."""
    found = _Found(date_styles)
    with archive.open(part) as source:
        for piece in _pieces(source):
            _look(piece, found)
    return Marks(
        found.first_column,
        frozenset(found.hidden_rows),
        tuple(found.merged),
        frozenset(found.numeric_ids),
        found.impossible_dates,
    )


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    """Pieces that end before the start of a cell, so that no cell is cut in two."""
    rest = b""
    while piece := source.read(PIECE):
        piece = rest + piece
        cut = max(piece.rfind(b"<c "), 0) or max(piece.rfind(b"<mergeCell "), 0) or len(piece)
        rest = piece[cut:]
        yield piece[:cut]
    yield rest


def _look(piece: bytes, found: _Found) -> None:
    if found.first_column != 0:
        found.first_column = _first_column(piece, found.first_column)
    if b'hidden="' in piece:
        found.hidden_rows.update(int(row) - 1 for row in HIDDEN_ROW.findall(piece))
    if b"<mergeCell " in piece:
        found.merged.extend(_ranges(piece))
    for number in NUMBER.finditer(piece):
        _note_big(piece, number.start(), number[1], found)


def _note_big(piece: bytes, at: int, text: bytes, found: _Found) -> None:
    """A number that lost digits, or one too big for the date its cell is made to show."""
    long = abs(float(text)) >= LONGEST_DIGITS
    if not long and not found.date_styles:
        return
    cell = ADDRESS.match(piece, piece.rfind(b"<c ", 0, at))
    if not cell or (b" t=" in cell[3] and b't="n"' not in cell[3]):
        return
    row, column = int(cell[2]) - 1, column_number(cell[1])
    if long:
        found.numeric_ids.add((row, column))
    style = STYLE.search(cell[3])
    if style and int(style[1]) in found.date_styles:
        found.impossible_dates.setdefault(column, {})[row] = number_text(float(text))


def _first_column(piece: bytes, best: int | None) -> int | None:
    """The leftmost occupied column so far; only columns left of `best` are looked for again."""
    if best is None and IN_FIRST_COLUMN.search(piece):
        return 0
    if best is None:
        return min(map(column_number, ANY_OCCUPIED.findall(piece)), default=None)
    for column in range(best):
        if re.search(OCCUPIED % column_letters(column), piece):
            return column
    return best


def _ranges(piece: bytes) -> Iterator[tuple[int, int, int, int]]:
    for left, top, right, bottom in MERGE.findall(piece):
        yield int(top) - 1, column_number(left), int(bottom) - 1, column_number(right)


def column_number(letters: bytes) -> int:
    """A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def column_letters(number: int) -> bytes:
    """0 → A, 26 → AA."""
    letters = b""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = bytes([65 + letter]) + letters
    return letters
