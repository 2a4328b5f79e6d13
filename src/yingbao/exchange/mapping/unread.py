"""What was sent and not read, and which table or column it may be.

A file nobody recognised is no proof that its rows do not exist. What it may be is guessed from its name and its
headers, far more loosely than a table is recognised: a wrong guess only makes a clue wait.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from yingbao.canon import Column, load_tables
from yingbao.canon.source_reading import How
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.assign import Assignment
from yingbao.exchange.mapping.forms import forms
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.mapping.recognise import Names, hint_score, telling_of
from yingbao.exchange.mapping.unseen import GENERIC
from yingbao.exchange.words import key

LEAST_TOLD = 0.6  # of the headers of a sheet, below which they speak for no table
NEARLY = 0.75  # of the best guess: as good as it
MOST = 3  # guesses worth telling
FEW = 3  # tables of a department that an unknown file of its may be
LEAST_COLUMNS = 2
ALIKE = 0.33  # of a known header's words
MOSTLY = 0.8  # of a column's cells
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
SENT_BY_ALL = frozenset({"民政", "民政局", "乡镇", "县民政局"})


def may_be(names: Names, sender: str, block: Block | None = None) -> dict[str, How]:
    """The tables this file or block may be, likeliest first, and what says so; empty when nothing does."""
    near = Names(names.titles, names.sheet, names.file)
    hinted = {name: score for name, form in forms().items() if (score := hint_score(form, near))}
    told = _told(block) if block else {}
    found: dict[str, How] = dict.fromkeys(_best(told, LEAST_TOLD), "表头")
    for name in _best(hinted):
        found.setdefault(name, "名称")
    if not found and (block is None or told):
        found = dict.fromkeys(_of_sender(sender), "部门")
    return {name: how for name, how in [*found.items()][:MOST] if name in load_tables()}


def _best(scores: dict[str, float], least: float = 0.0) -> list[str]:
    line = max(least, NEARLY * max(scores.values(), default=0.0))
    return sorted((n for n, score in scores.items() if score >= line), key=lambda n: -scores[n])


def _told(block: Block) -> dict[str, float]:
    """Form → how much the headers speak for it, also where a code or a bracket stands beside the word."""
    told: Counter[str] = Counter()
    speaking: Counter[str] = Counter()
    for path in filter(None, block.paths):
        found = _loosely(path)
        told.update(found)
        speaking.update(found.keys())
    return {form: most for form, most in told.items() if speaking[form] >= LEAST_COLUMNS}


def _loosely(path: tuple[str, ...]) -> dict[str, float]:
    found = dict(telling_of(path))
    for word in HAN.findall(path[-1]):
        for form, most in telling_of((word,)).items():
            found[form] = max(found.get(form, 0.0), most)
    return found


def _of_sender(sender: str) -> tuple[str, ...]:
    """The few tables that this department keeps; one that keeps many says nothing by sending a file."""
    said = re.sub(r"[\d\s_\-（）()]", "", sender).removeprefix("县")
    if len(said) < 2 or said in SENT_BY_ALL:
        return ()
    bare = said.removesuffix("局")
    own = tuple(t.name for t in load_tables().values() if bare in t.owner)
    return own if len(own) <= FEW else ()


def may_hold(
    found: Assignment, block: Block, profiles: tuple[Profile, ...]
) -> Iterator[tuple[str, int]]:
    """(column that no header was found for, place of an unused column that says most of its words)."""
    free = [c for name, c in found.form.columns.items() if name not in found.chosen]
    for position in found.unmapped:
        path = block.paths[position]
        if not path or not profiles[position].total:
            continue
        said = _words("".join(path))
        alike = {c.name: _alike(said, c) for c in free if _may_hold(c, profiles[position])}
        most = max(alike.values(), default=0.0)
        yield from ((name, position) for name, share in alike.items() if ALIKE <= share == most)


def _alike(said: frozenset[str], column: Column) -> float:
    """How much of a known header's words this one says."""
    known = [words for header in column.headers if (words := _words(header))]
    return max((len(said & words) / len(words) for words in known), default=0.0)


def _may_hold(column: Column, profile: Profile) -> bool:
    """Sums are no words, though a code may be a figure of a digit or two."""
    sums = profile.share("number") >= MOSTLY and profile.share("small") < MOSTLY
    return not (sums and column.type in ("code", "text", "boolean", "name"))


@cache
def _words(header: str) -> frozenset[str]:
    """Pairs of characters, without those that stand over every second column."""
    text = key(header)
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return frozenset(pair for pair in pairs if not set(pair) <= GENERIC)
