"""Characters without which a pattern cannot match: a quick no before the slow search.

`(?:指标|名额).{0,9}下达` needs one of 指名 and 下. Most sentences lack them, so a 300-page paper is
reviewed in seconds. Where a part says nothing about characters it is left out, never guessed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from yingbao.policy.detection.lexicon import pattern

_parser: Any = re._parser  # type: ignore[attr-defined]  # the parse tree has no public door
Need = tuple[frozenset[str], ...]


def _branch(options: list[Any]) -> Need:
    """One of the options must stand: the union of each one's most telling need."""
    chosen: set[str] = set()
    for option in options:
        needs = _needs(option)
        if not needs:
            return ()
        chosen |= min(needs, key=len)
    return (frozenset(chosen),)


def _of(kind: str, value: Any) -> Need:
    if kind == "LITERAL":
        return (frozenset(chr(value)),)
    if kind == "BRANCH":
        return _branch(value[1])
    if kind == "SUBPATTERN":
        return _needs(value[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT") and value[0] >= 1:
        return _needs(value[2])
    if kind == "IN" and all(str(k) == "LITERAL" for k, _ in value):
        return (frozenset(chr(v) for _, v in value),)
    return ()


def _needs(tree: Any) -> Need:
    return tuple(need for kind, value in tree for need in _of(str(kind), value))


@cache
def needs(compiled: re.Pattern[str]) -> Need:
    """Sets of characters; a match contains one character of every set."""
    if compiled.flags & re.IGNORECASE:
        return ()
    found = sorted(set(_needs(_parser.parse(compiled.pattern))), key=len)
    return tuple(found[:6])


@cache
def needs_of(words: str) -> Need:
    """The same for a pattern of the lexicon."""
    return needs(pattern(words))


def possible(need: Need, characters: frozenset[str]) -> bool:
    """Whether a text with these characters may match."""
    return all(not one.isdisjoint(characters) for one in need)


class Gate:
    """Which of many items a text may concern, by one pass over its characters.

    An item has alternatives; an alternative is a need. Every distinct set of characters is a bit.
    An alternative is looked at only when its narrowest set is there: most of a thousand are not.
    """

    def __init__(self, items: list[list[Need]]) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._always: list[int] = []
        self._behind: dict[int, list[tuple[int, int]]] = {}
        for at, alternatives in enumerate(items):
            for need in alternatives:
                self._place(at, need)
        self._of: dict[str, int] = {}
        self._keys_of: dict[str, list[int]] = {}
        for characters, bit in self._bits.items():
            for character in characters:
                self._of[character] = self._of.get(character, 0) | bit
                if bit in self._behind:
                    self._keys_of.setdefault(character, []).append(bit)

    def _place(self, at: int, need: Need) -> None:
        if not need:
            self._always.append(at)
            return
        bits = [self._bits.setdefault(one, 1 << len(self._bits)) for one in need]
        mask = 0
        for bit in bits:
            mask |= bit
        key = self._bits[min(need, key=len)]
        self._behind.setdefault(key, []).append((at, mask))

    def may(self, characters: frozenset[str]) -> list[int]:
        """The indexes of the items that are not ruled out, in order."""
        have, keys = 0, set[int]()
        for character in characters:
            have |= self._of.get(character, 0)
            keys.update(self._keys_of.get(character, ()))
        found = set(self._always)
        for key in keys:
            found.update(at for at, mask in self._behind[key] if have & mask == mask)
        return sorted(found)
