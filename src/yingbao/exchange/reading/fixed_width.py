"""Lines laid out in columns of blanks, as banks print them: one sign of Chinese is two columns wide."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

SAMPLE_LINES = 400
EVEN = 0.95  # share of lines that must agree
BLANKS = re.compile(r"[ \t]{2,}|\t")

Span = tuple[int, int]


def split_lines(lines: list[str]) -> list[list[str]] | None:
    """Fields of each line, by runs of blanks or by columns all lines leave blank; None if neither."""
    sample = [line for line in lines[:SAMPLE_LINES] if line.strip()]
    for pattern in (BLANKS, re.compile(r"[ \t]+")):
        if _splits_evenly(sample, pattern):
            return [_split(line, pattern) for line in lines]
    spans = _field_spans(sample)
    if len(spans) < 2:
        return None
    return [_cut(line, spans) for line in lines]


def _split(line: str, pattern: re.Pattern[str]) -> list[str]:
    line = line.strip(" \t\r")
    return pattern.split(line) if line else []


def _splits_evenly(lines: list[str], pattern: re.Pattern[str]) -> bool:
    """The same number of fields, at least two, on nearly every line but a title."""
    widths = Counter(len(_split(line, pattern)) for line in lines)
    if not widths:
        return False
    width, count = widths.most_common(1)[0]
    return width > 1 and count >= EVEN * (len(lines) - 2) and count > 1


def _field_spans(lines: list[str]) -> list[Span]:
    """Stretches between the columns that nearly all lines leave blank."""
    full = [line for line in map(_columns, lines) if len(line.split()) > 1]
    width = max(map(len, full), default=0)
    used = Counter(at for line in full for at, sign in enumerate(line) if sign != " ")
    blank = [used[at] <= (1 - EVEN) * len(full) / 5 for at in range(width)] + [True]
    return _stretches(blank)


def _stretches(blank: list[bool]) -> list[Span]:
    """Each field reaches to the start of the next, so that an overlong value is not cut off."""
    starts = [at for at in range(len(blank) - 1) if not blank[at] and (at == 0 or blank[at - 1])]
    return list(zip(starts, [*starts[1:], len(blank) + 10_000], strict=True)) if starts else []


def _columns(line: str) -> str:
    """One sign a display column: a wide sign is followed by a filler."""
    return "".join(
        sign + "\x00" if _is_wide(sign) else sign for sign in line.rstrip("\r").expandtabs()
    )


def _is_wide(sign: str) -> bool:
    return sign > "\x7f" and unicodedata.east_asian_width(sign) in "WFA"


def _cut(line: str, spans: list[Span]) -> list[str]:
    laid_out = _columns(line)
    return [laid_out[start:end].replace("\x00", "").strip(" ") for start, end in spans]
