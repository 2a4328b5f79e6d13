"""Bytes to text without being told the encoding: UTF-8, UTF-16, GB18030 (which covers GBK)."""

from __future__ import annotations

import codecs

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 4096


def decode(data: bytes) -> tuple[str, int]:
    """The text, and how many places in it could not be read (shown as U+FFFD)."""
    encoding, start = _encoding(data)
    text = data[start:].decode(encoding, errors="replace")
    return text, text.count("\ufffd")


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    if wide := _wide(data[:SAMPLE]):
        return wide, 0
    return ("utf-8" if _is_utf8(data) else "gb18030"), 0


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: separators and digits leave a zero in every other byte."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
