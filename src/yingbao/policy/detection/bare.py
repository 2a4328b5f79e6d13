"""A sentence without the marks that split its words: `村“两委”`, `乡（镇）`, `县（市、区）`.

The words are matched on the bare text; what is shown keeps its place in the paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OR_ELSE = re.compile(
    r"[（(](?:居民?|镇|乡|街道(?:办事处)?|街|社区|市|区|旗|村|办|市、区|区、市|居委会|场)[）)]"
)
_SHORT = re.compile(r"“([^“”]{1,7})”")


@dataclass(frozen=True)
class Bare:
    """`text` to match on; `kept[i]` is where its i-th character stands in what was written."""

    text: str
    kept: tuple[int, ...] | None = None

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch stands in what was written; `end` is exclusive."""
        if self.kept is None or start >= end:
            return start, end
        return self.kept[start], self.kept[end - 1] + 1


def _dropped(text: str) -> set[int]:
    gone = {at for found in _OR_ELSE.finditer(text) for at in range(*found.span())}
    for found in _SHORT.finditer(text):
        gone |= {found.start(), found.end() - 1}
    return gone


def bare(text: str) -> Bare:
    """The text without quotation marks round a single term and without short alternatives."""
    if "“" not in text and "（" not in text and "(" not in text:
        return Bare(text)
    gone = _dropped(text)
    if not gone:
        return Bare(text)
    kept = tuple(at for at in range(len(text)) if at not in gone)
    return Bare("".join(text[at] for at in kept), kept)
