"""Code words: the canonical word for each spelling a department uses."""

from __future__ import annotations

import re

from yingbao.canon import Column
from yingbao.exchange.normalise.reading import BAD, BLANK, Value, says_nothing
from yingbao.exchange.words import BRACKETED, plain

NEGATED = re.compile(r"未|非|不|无|没|已解除|拟|待|曾|否|退出")
LONGEST_LEFTOVER = 6  # characters around a known word before the cell counts as a sentence


_KNOWN: dict[int, tuple[Column, dict[str, str]]] = {}


def spellings(column: Column) -> dict[str, str]:
    """Normalised spelling → canonical word; a canonical word spells itself."""
    if id(column) not in _KNOWN:  # the column is kept too, so its id stays its own
        known: dict[str, str] = {}
        for word, spelled in column.codes.items():
            for spelling in (word, *spelled):
                known.setdefault(plain(spelling), word)
        _KNOWN[id(column)] = (column, known)
    return _KNOWN[id(column)][1]


def read_code(text: str, column: Column, anywhere: bool = False) -> Value:
    """The canonical word of a cell; `bad` when the list has none for it or more than one.

    `anywhere`: the word may stand in a text about something else (the tier in a standard's title).
    """
    known = spellings(column)
    folded = plain(text)
    if folded in known:
        return Value(known[folded], "ok")
    if says_nothing(text):
        return BLANK
    leftover = 1000 if anywhere else LONGEST_LEFTOVER
    found = _inside(folded, known, leftover)
    return found if found.state == "ok" else _before_bracket(folded, known, leftover)


def _before_bracket(folded: str, known: dict[str, str], leftover: int) -> Value:
    """A类（长期保障，一年一核）, 股东（出资60%）: a bracket explains, unless it denies or says another word."""
    notes = BRACKETED.findall(folded)
    bare = BRACKETED.sub("", folded)
    if not notes or not bare:
        return BAD
    word = known.get(bare) or _inside(bare, known, leftover).value
    inside = "".join(notes)
    others = (known[s] for s in known if len(s) >= 2 and s in inside)
    if word is None or NEGATED.search(inside) or any(other != word for other in others):
        return BAD
    return Value(word, "ok")


def _inside(folded: str, known: dict[str, str], leftover: int) -> Value:
    """一级残疾, 农村低保, A-正常: one known word in a short text that negates nothing around it."""
    rest, hits = folded, set()
    for spelling in sorted(known, key=len, reverse=True):
        if len(spelling) >= 2 and spelling in rest:
            hits.add(known[spelling])
            rest = rest.replace(spelling, "")
    if len(hits) != 1 or len(rest) > leftover or NEGATED.search(rest):
        return BAD
    return Value(hits.pop(), "ok")
