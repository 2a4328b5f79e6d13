"""A long condition as a list within a list: what all must hold, or one of which is enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LONG = 60  # signs that are still read at a glance
ALL, ANY = "，且 ", " 或 "  # as the phrases join conditions
WHOLE = {"排除": "排除下面各条都符合的："}
EITHER = {"排除": "排除符合下面任何一条的："}
OPEN, CLOSE = "（", "）"


@dataclass(frozen=True)
class Outline:
    """A line, and the shorter lines below it."""

    words: str
    parts: tuple[Outline, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[tuple[int, str]]:
        """Every line with how deep it lies."""
        yield depth, self.words
        for part in self.parts:
            yield from part.lines(depth + 1)


def outline(words: str) -> Outline:
    """The same words, taken apart where they are long: at 或, at the colon after 记录, at 且."""
    bare = _without_brackets(words)
    if len(bare) <= LONG:
        return Outline(bare)
    if len(choices := _split(bare, ANY)) > 1:
        return Outline("有下面一条就算：", tuple(map(outline, choices)))
    head, colon, rest = _at_colon(bare)
    wanted = _split(_without_brackets(rest), ALL)
    if colon and len(wanted) > 1:
        return Outline(WHOLE.get(head, f"{head}，同时符合："), tuple(map(outline, wanted)))
    choices = _split(_without_brackets(rest), ANY)
    if colon and len(choices) > 1:
        return Outline(EITHER.get(head, f"{head}，有下面一条就算："), tuple(map(outline, choices)))
    wanted = _split(bare, ALL)
    if len(wanted) > 1:
        return Outline("同时符合：", tuple(map(outline, wanted)))
    return Outline(bare)


def _split(words: str, joint: str) -> list[str]:
    """The parts between joints that stand outside all brackets."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(words):
        depth += (sign == OPEN) - (sign == CLOSE)
        if depth == 0 and words.startswith(joint, place):
            parts.append(words[start:place])
            start = place + len(joint)
    return [*parts, words[start:]]


def _at_colon(words: str) -> tuple[str, str, str]:
    """What stands before and after the first colon outside all brackets."""
    head, *rest = _split(words, "：")
    return head, "：" if rest else "", "：".join(rest)


def _without_brackets(words: str) -> str:
    """（A，且 B） → A，且 B, where the first bracket closes with the last sign."""
    if not (words.startswith(OPEN) and words.endswith(CLOSE)):
        return words
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign == OPEN) - (sign == CLOSE)
        if depth == 0:
            return words[1:-1] if place == len(words) - 1 else words
    return words
