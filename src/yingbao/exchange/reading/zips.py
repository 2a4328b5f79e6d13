"""Zip containers looked at before anything inside them is unpacked.

Used on hostile input: the directory is measured before it is parsed, sizes before they are read.
"""

from __future__ import annotations

import os
import re
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

from yingbao.exchange.reading.problems import refusal
from yingbao.exchange.reading.shapes import MB, Limits

END_OF_DIRECTORY = b"PK\x05\x06"
LONGEST_COMMENT = 65535
DIRECTORY_BYTES_PER_ENTRY = 512
RATIO_MATTERS_FROM = 16 * MB  # a small sheet of blanks packs well and harms nobody
PROLOG = 65536
ENCRYPTED = 1
NAMED_IN_UTF8 = 0x800
ROOT = re.compile(rb"<[A-Z_]")


def open_zip(path: Path, name: str, limits: Limits) -> zipfile.ZipFile:
    """The archive, once its directory is known to be of a bearable size. The caller closes it."""
    entries, directory = _directory_size(path)
    if entries > limits.entries or directory > limits.entries * DIRECTORY_BYTES_PER_ENTRY:
        found = max(entries, directory // DIRECTORY_BYTES_PER_ENTRY)
        raise refusal("too_many_entries", name, found, limits.entries)
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise refusal("truncated", name) from None


def _directory_size(path: Path) -> tuple[int, int]:
    """Entries and bytes of the directory as the file's tail states them; (0, 0) when cut off."""
    with path.open("rb") as source:
        source.seek(max(0, os.fstat(source.fileno()).st_size - LONGEST_COMMENT - 22))
        tail = source.read()
    start = tail.rfind(END_OF_DIRECTORY)
    if start < 0 or len(tail) < start + 22:
        return 0, 0
    entries, size = struct.unpack_from("<HI", tail, start + 10)
    return entries, size


def check_zip(archive: zipfile.ZipFile, name: str, limits: Limits, unpacked_bytes: int) -> None:
    """Raise Refused for passwords, escaping paths, too many parts, or too much once unpacked."""
    entries = archive.infolist()
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise refusal("password", name)
    if any(_escapes(entry.filename) for entry in entries):
        raise refusal("unsafe_path", name)
    if len(entries) > limits.entries:
        raise refusal("too_many_entries", name, len(entries), limits.entries)
    _check_unpacked(entries, name, limits, unpacked_bytes)


def _check_unpacked(
    entries: Sequence[zipfile.ZipInfo], name: str, limits: Limits, allowed: int
) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if unpacked > allowed:
        raise refusal("unpacks_too_big", name, round(unpacked / MB), allowed // MB)
    if unpacked > RATIO_MATTERS_FROM and unpacked > packed * limits.ratio:
        raise refusal("ratio_too_high", name, unpacked // packed, limits.ratio)


def _escapes(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or parts[0].endswith(":")


def check_entities(archive: zipfile.ZipFile, name: str) -> None:
    """Raise Refused when an XML part declares a document type: only attacks do in a workbook."""
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(entry) as part:
                if declares_entities(part.read(PROLOG)):
                    raise refusal("entity_bomb", name)


def declares_entities(head: bytes) -> bool:
    """Looks for a declaration in the prolog, whichever way the XML is encoded."""
    plain = head.replace(b"\x00", b"").upper()  # UTF-16 and UTF-32 fall back to their letters
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain or not _has_root(plain)


def _has_root(plain: bytes) -> bool:
    """A prolog longer than what is looked at could hide a declaration behind comments."""
    return len(plain) < PROLOG // 4 or ROOT.search(plain) is not None


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name as typed: archivers on Chinese Windows write GBK and do not say so."""
    if entry.flag_bits & NAMED_IN_UTF8:
        return entry.filename
    raw = entry.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename
