"""Old workbooks (.xls, .et): the marks the cell reader leaves out, straight from the records."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

BOF, EOF, ROW, DATE1904, FILEPASS = 0x0809, 0x000A, 0x0208, 0x0022, 0x002F
WORKSHEET = 0x0010
ROW_IS_HIDDEN = 0x20


@dataclass
class BookMarks:
    """Hidden rows of each worksheet in the order of the file; the day zero; whether locked."""

    hidden_rows: list[set[int]] = field(default_factory=list)
    date1904: bool = False
    locked: bool = False


def scan_book(stream: bytes) -> BookMarks:
    """One walk over the records; stops at the first that runs past the end."""
    marks = BookMarks()
    depth = 0
    for kind, body in _records(stream):
        if kind == BOF:
            depth += 1
            if depth == 1 and body[2:4] == struct.pack("<H", WORKSHEET):
                marks.hidden_rows.append(set())
        elif kind == EOF:
            depth -= 1
        else:
            _note(kind, body, marks)
    return marks


def _note(kind: int, body: bytes, marks: BookMarks) -> None:
    if kind == FILEPASS:
        marks.locked = True
    elif kind == DATE1904:
        marks.date1904 = body[:1] == b"\x01"
    elif kind == ROW and len(body) >= 14 and marks.hidden_rows and body[12] & ROW_IS_HIDDEN:
        marks.hidden_rows[-1].add(struct.unpack_from("<H", body)[0])


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
