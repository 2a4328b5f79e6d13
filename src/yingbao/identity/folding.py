"""Which characters are the same character, and which are none: shared by Python and SQL.

Python and DuckDB get the very same pairs, so both read a cell alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

INVISIBLE = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\xad\u1680\u180e\u3000\ufeff" + "".join(
    map(chr, [*range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070)])
)
QUOTES = "'\"`´‘’“”′″"
DASHES = "-_‐‑‒–—―−﹣"
SEPARATORS = "、,;/|\\。·•:"
FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
LIKE_X = "×✕╳ХхΧχ"  # multiplication sign, Cyrillic, Greek


CAPITALS = {chr(code): chr(code - 32) for code in range(ord("a"), ord("z") + 1)}


@dataclass(frozen=True)
class Fold:
    """`alike`: groups of character → character, applied one after another; `dropped` go last."""

    alike: tuple[dict[str, str], ...]
    dropped: str = ""

    def apply(self, text: str) -> str:
        for table in self._tables:
            text = text.translate(table)
        return text

    @cached_property
    def _tables(self) -> list[dict[int, str]]:
        gone = dict.fromkeys(self.dropped, "")
        return [{ord(sign): to for sign, to in pairs.items()} for pairs in (*self.alike, gone)]

    def sql(self, expr: str) -> str:
        """DuckDB's `translate` costs as much as its list is long, so each list is asked for first."""
        for pairs in self.alike:
            mapped = f"translate(yv, {quoted(''.join(pairs))}, {quoted(''.join(pairs.values()))})"
            expr = _bound(expr, f"CASE WHEN {contains_any('yv', pairs)} THEN {mapped} ELSE yv END")
        if not self.dropped:
            return expr
        cut = f"regexp_replace(yv, {quoted(sign_class(self.dropped))}, '', 'g')"
        return _bound(expr, f"CASE WHEN {contains_any('yv', self.dropped)} THEN {cut} ELSE yv END")


ID_FOLD = Fold(
    (FULL_WIDTH | dict.fromkeys(LIKE_X, "X"), CAPITALS), INVISIBLE + QUOTES + DASHES + SEPARATORS
)
TEXT_FOLD = Fold((FULL_WIDTH,))


def contains_any(expr: str, signs: Iterable[str]) -> str:
    return f"regexp_matches({expr}, {quoted(sign_class(signs))})"


def sign_class(signs: Iterable[str]) -> str:
    """A character class that RE2 reads as exactly these signs."""
    return "[" + "".join(f"\\x{{{ord(sign):x}}}" for sign in signs) + "]"


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def _bound(value: str, body: str) -> str:
    return f"list_transform([{value}], lambda yv: {body})[1]"
