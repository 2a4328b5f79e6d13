"""One pass over a sheet's XML, in pieces, for what the fast reader does not tell.

Rows that are hidden, ranges that are merged, the first column in use, numbers of 16 digits or more.
Cheap byte searches decide whether a piece needs a closer look; most pieces do not.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

PIECE = 4 * 1024 * 1024
LONGEST_DIGITS = 1e15  # a number from here on has 16 digits: the last ones cannot be trusted

HIDDEN_ROW = re.compile(rb'<row (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
MERGE = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
MAYBE_LONG = re.compile(rb"<v>-?\d(?:\d{15}|[\d.]*E\+?[1-9])")
NUMBER = re.compile(
    rb'<c r="([A-Z]+)(\d+)"([^>]*)>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?'
    rb"<v>(-?\d(?:\d{15}[\d.]*|[\d.]*E\+?[1-9]\d*))</v>"
)
OCCUPIED = rb'<c r="%s\d+"(?:[^>]*t="str"[^>]*>|[^>]*(?<!/)>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?(?:<v[^>]*>[^<]|<is))'
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
    dated: re.Pattern[bytes] | None
    first_column: int | None = None
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    numeric_ids: set[tuple[int, int]] = field(default_factory=set)
    impossible_dates: dict[int, dict[int, str]] = field(default_factory=dict)


def scan_sheet(archive: zipfile.ZipFile, part: str, date_styles: frozenset[int]) -> Marks:
    """Read the part once, a few megabytes at a time. `date_styles` are cell styles shown as dates."""
    found = _Found(_beyond_dates(date_styles))
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


def _beyond_dates(styles: frozenset[int]) -> re.Pattern[bytes] | None:
    """Cells shown as dates whose number has 8 digits or more, far beyond the year 9999."""
    if not styles:
        return None
    listed = b"|".join(str(style).encode() for style in sorted(styles))
    return re.compile(
        rb'<c r="([A-Z]+)(\d+)" s="(?:%s)"(?: t="n")?><v>(\d{8,})(?:\.0)?</v>' % listed
    )


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    """Pieces that end before the start of a cell, so that no cell is cut in two."""
    rest = b""
    while piece := source.read(PIECE):
        piece = rest + piece
        cut = max(piece.rfind(b"<c "), piece.rfind(b"<row "), piece.rfind(b"<mergeCell "))
        cut = cut if cut > 0 else len(piece)
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
    if MAYBE_LONG.search(piece):
        found.numeric_ids.update(_long_numbers(piece))
    if found.dated:
        for column, row, text in found.dated.findall(piece):
            at = found.impossible_dates.setdefault(column_number(column), {})
            at[int(row) - 1] = text.decode()


def _first_column(piece: bytes, best: int | None) -> int | None:
    """The leftmost occupied column so far; only columns left of `best` are looked for again."""
    if best is None:
        return min(map(column_number, ANY_OCCUPIED.findall(piece)), default=None)
    for column in range(best):
        if re.search(OCCUPIED % column_letters(column), piece):
            return column
    return best


def _ranges(piece: bytes) -> Iterator[tuple[int, int, int, int]]:
    for left, top, right, bottom in MERGE.findall(piece):
        yield int(top) - 1, column_number(left), int(bottom) - 1, column_number(right)


def _long_numbers(piece: bytes) -> Iterator[tuple[int, int]]:
    for column, row, attributes, text in NUMBER.findall(piece):
        is_number = b" t=" not in attributes or b't="n"' in attributes
        if is_number and abs(float(text)) >= LONGEST_DIGITS:
            yield int(row) - 1, column_number(column)


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
