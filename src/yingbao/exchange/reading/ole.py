"""The compound file that carries old workbooks (.xls, .et) and encrypted new ones.

Only what is needed: the names of its streams, and the bytes of one. Every chain is bounded, so that
a broken or circular one ends in CompoundFileError.
"""

from __future__ import annotations

import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST_SECTOR = 0xFFFFFFFA  # from here on numbers mean "end", "free", "table"
ENTRY = 128
STREAM, ROOT = 2, 5


class CompoundFileError(ValueError):
    """The container is cut off or does not hang together."""


class CompoundFile:
    """Streams by name. Small streams live inside the root's own stream, in smaller sectors."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(SIGNATURE) or len(data) < 512:
            raise CompoundFileError("no compound file")
        self._data = data
        self._sector = 1 << _bounded(struct.unpack_from("<H", data, 30)[0], 7, 16)
        self._mini = 1 << _bounded(struct.unpack_from("<H", data, 32)[0], 2, 16)
        self._cutoff = struct.unpack_from("<I", data, 56)[0]
        self._table = self._read_table()
        self._entries = self._read_directory()

    @property
    def names(self) -> set[str]:
        return set(self._entries)

    def stream(self, name: str) -> bytes:
        """The bytes of one stream."""
        start, size = self._entries[name]
        if size >= self._cutoff:
            return self._follow(start)[:size]
        root_start, root_size = self._entries["Root Entry"]
        small = self._follow(root_start)[:root_size]
        table = _numbers(self._follow(struct.unpack_from("<I", self._data, 60)[0]))
        pieces = (small[n * self._mini : (n + 1) * self._mini] for n in _chain(start, table))
        return b"".join(pieces)[:size]

    def _read_table(self) -> list[int]:
        """Which sector follows which: 109 of the table's sectors are listed in the header, the
        others in a chain of lists."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        more = struct.unpack_from("<I", self._data, 68)[0]
        seen = 0
        while more < LAST_SECTOR and seen * self._sector < len(self._data):
            *numbers, more = _numbers(self._piece(more))
            listed += numbers
            seen += 1
        used = (number for number in listed if number < LAST_SECTOR)
        return [entry for number in used for entry in _numbers(self._piece(number))]

    def _read_directory(self) -> dict[str, tuple[int, int]]:
        raw = self._follow(struct.unpack_from("<I", self._data, 48)[0])
        found = {}
        for at in range(0, len(raw) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", raw, at + 64)
            start, size = struct.unpack_from("<II", raw, at + 116)
            if kind in (STREAM, ROOT):
                name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                found["Root Entry" if kind == ROOT else name] = (start, size)
        return found

    def _follow(self, start: int) -> bytes:
        return b"".join(self._piece(number) for number in _chain(start, self._table))

    def _piece(self, number: int) -> bytes:
        at = 512 if self._sector == 512 else self._sector
        piece = self._data[at + number * self._sector : at + (number + 1) * self._sector]
        if not piece:
            raise CompoundFileError("a sector lies beyond the end of the file")
        return piece


def _chain(start: int, table: list[int]) -> list[int]:
    numbers: list[int] = []
    while start < LAST_SECTOR:
        if start >= len(table) or len(numbers) > len(table):
            raise CompoundFileError("a chain of sectors does not end")
        numbers.append(start)
        start = table[start]
    return numbers


def _numbers(piece: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(piece) // 4}I", piece[: len(piece) // 4 * 4]))


def _bounded(value: int, least: int, most: int) -> int:
    if not least <= value <= most:
        raise CompoundFileError("impossible sector size")
    return int(value)
