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
        if self._signs.isdisjoint(text):
            return text
        for table in self._tables:
            text = text.translate(table)
        return text

    @cached_property
    def _signs(self) -> frozenset[str]:
        return frozenset(self.dropped).union(*self.alike)

    @cached_property
    def _tables(self) -> list[dict[int, str]]:
        gone = dict.fromkeys(self.dropped, "")
        return [{ord(sign): to for sign, to in pairs.items()} for pairs in (*self.alike, gone)]

    def sql(self, expr: str) -> str:
        """Clean text meets one pattern and no more; `expr` is repeated, so give a column."""
        changed = [sign for pairs in self.alike for sign in pairs]
        cut = f"regexp_replace({expr}, {quoted(sign_class(self.dropped))}, '', 'g')"
        return (
            f"CASE WHEN NOT {contains_any(expr, [*changed, *self.dropped])} THEN {expr} "
            f"WHEN {contains_any(expr, changed)} THEN {self.translate_sql(expr)} "
            f"ELSE {cut if self.dropped else expr} END"
        )

    def translate_sql(self, expr: str) -> str:
        """By DuckDB's `translate` alone, which costs as much as its list is long."""
        pairs = {ord(sign): self.apply(sign) for pairs in self.alike for sign in pairs}
        pairs |= {ord(sign): "" for sign in self.dropped}
        kept = [(chr(code), to) for code, to in pairs.items() if to]
        gone = [chr(code) for code, to in pairs.items() if not to]
        signs = "".join([sign for sign, _ in kept] + gone)
        return f"translate({expr}, {quoted(signs)}, {quoted(''.join(to for _, to in kept))})"


ID_FOLD = Fold(
    (FULL_WIDTH | dict.fromkeys(LIKE_X, "X"), CAPITALS), INVISIBLE + QUOTES + DASHES + SEPARATORS
)
TEXT_FOLD = Fold((FULL_WIDTH,))


def contains_any(expr: str, signs: Iterable[str]) -> str:
    return f"regexp_matches({expr}, {quoted(sign_class(signs))})"


def sign_class(signs: Iterable[str]) -> str:
    """A character class that RE2 reads as exactly these signs; runs as ranges, to compile fast."""
    codes = sorted({ord(sign) for sign in signs})
    starts = [code for code in codes if code - 1 not in codes]
    ends = [code for code in codes if code + 1 not in codes]
    ranges = (f"\\x{{{a:x}}}-\\x{{{b:x}}}" for a, b in zip(starts, ends, strict=True))
    return "[" + "".join(ranges) + "]"


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
