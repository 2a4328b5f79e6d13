"""A sentence as it is matched: without the marks that split its words, in the words of papers.

`村“两委”`, `乡（镇）` lose their marks, everyday speech is put into official words. What is shown
keeps its place in the paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yingbao.policy.detection.plain_speech import spoken

_OR_ELSE = re.compile(
    r"[（(](?:居民?|镇|乡|街道(?:办事处)?|街|社区|市|区|旗|村|办|市、区|区、市|居委会|场)[）)]"
)
_SHORT = re.compile(r"“([^“”]{1,7})”")
Place = tuple[int, int]


@dataclass(frozen=True)
class Bare:
    """`text` to match on; `places[i]` is where its i-th character stands in what was written.

    A character of a word put for a spoken one stands where the whole spoken word does.
    """

    text: str
    places: tuple[Place, ...] | None = None

    def written(self, start: int, end: int) -> Place:
        """Where the stretch stands in what was written; `end` is exclusive."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start][0], self.places[end - 1][1]


def _dropped(text: str) -> set[int]:
    gone = {at for found in _OR_ELSE.finditer(text) for at in range(*found.span())}
    for found in _SHORT.finditer(text):
        gone |= {found.start(), found.end() - 1}
    return gone


def _unmarked(text: str) -> tuple[str, list[Place]]:
    gone = _dropped(text)
    kept = [at for at in range(len(text)) if at not in gone]
    return "".join(text[at] for at in kept), [(at, at + 1) for at in kept]


def bare(text: str) -> Bare:
    """The text without quotation marks round a single term and short alternatives, its everyday
    speech in the words of papers."""
    marked = not {"“", "（", "("}.isdisjoint(text)
    if not marked and not any(spoken(text)):
        return Bare(text)
    plain, places = _unmarked(text)
    pieces, placed, done = [], list[Place](), 0
    for start, end, means in spoken(plain):
        pieces += [plain[done:start], means]
        placed += places[done:start] + [(places[start][0], places[end - 1][1])] * len(means)
        done = end
    return Bare("".join([*pieces, plain[done:]]), tuple(placed + places[done:]))
