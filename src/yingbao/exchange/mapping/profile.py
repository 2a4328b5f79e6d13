"""What a column holds, from an even sample of its cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from yingbao.canon import Column
from yingbao.exchange.mapping.shapes import shapes
from yingbao.exchange.normalise.codes import spellings
from yingbao.exchange.normalise.figures import NO, YES, read_integer, read_people
from yingbao.exchange.normalise.reading import says_nothing
from yingbao.exchange.words import plain

SAMPLE = 160
LIST_MARK = re.compile(r"[,，、;；\n/|]")


@dataclass(frozen=True)
class Profile:
    """`counts` are sampled cells that say something; `size` how many rows the column has."""

    counts: Counter[str]
    size: int
    filled: int

    @cached_property
    def total(self) -> int:
        return sum(self.counts.values())

    @cached_property
    def shares(self) -> dict[str, float]:
        """Share of sampled cells that could be each kind."""
        found: Counter[str] = Counter()
        for text, times in self.counts.items():
            for shape in shapes(text):
                found[shape] += times
        return {shape: times / self.total for shape, times in found.items()} if self.total else {}

    def share(self, *kinds: str) -> float:
        """Share of cells that could be any of these kinds."""
        if not self.total:
            return 0.0
        if kinds not in self._told:  # every form that knows the header asks again
            wanted = frozenset(kinds)
            hits = sum(times for found, times in self.shaped if found & wanted)
            self._told[kinds] = hits / self.total
        return self._told[kinds]

    @cached_property
    def _told(self) -> dict[Any, float]:
        """What was asked before: by kinds, and by code list."""
        return {}

    @cached_property
    def shaped(self) -> tuple[tuple[frozenset[str], int], ...]:
        """Which kinds cells could be, and how many cells: few, for a column is mostly of one kind."""
        found: Counter[frozenset[str]] = Counter()
        for text, times in self.counts.items():
            found[frozenset(shapes(text))] += times
        return tuple(found.items())

    def code_share(self, column: Column) -> float:
        """Share of cells that spell a word of the column's code list."""
        if not self.total or not column.codes:
            return 0.0
        known = spellings(column)
        if id(known) not in self._told:  # spellings live as long as the program
            self._told[id(known)] = self._spelled(known)
        return self._told[id(known)]

    def _spelled(self, known: dict[str, str]) -> float:
        longer = [word for word in known if len(word) >= 2]
        hits = 0
        for text, times in self.counts.items():
            folded = plain(text)
            inside = len(folded) <= 12 and any(word in folded for word in longer)
            hits += times if folded in known or inside else 0
        return hits / self.total

    @cached_property
    def bool_share(self) -> float:
        hits = sum(n for text, n in self.counts.items() if plain(text) in YES or plain(text) in NO)
        return hits / self.total if self.total else 0.0

    def counted_share(self, names: bool = False) -> float:
        """Share of cells that read as a count or a grade; `names`: names side by side count as well."""
        read = read_people if names else read_integer
        hits = sum(n for text, n in self.counts.items() if read(text).state == "ok")
        return hits / self.total if self.total else 0.0

    @cached_property
    def list_share(self) -> float:
        """Share of cells that hold several things divided by commas, 顿号 or line breaks."""
        hits = sum(n for text, n in self.counts.items() if LIST_MARK.search(text.strip()))
        return hits / self.total if self.total else 0.0

    @cached_property
    def parts(self) -> Profile:
        """The same column with every list cell taken apart."""
        counts: Counter[str] = Counter()
        for text, times in self.counts.items():
            for part in LIST_MARK.split(text):
                if not says_nothing(part):
                    counts[part] += times
        return Profile(counts, self.size, self.filled)

    @cached_property
    def distinct_share(self) -> float:
        return len(self.counts) / self.total if self.total else 0.0

    @cached_property
    def is_running_number(self) -> bool:
        """1, 2, 3 …: a column that only counts rows."""
        figures = [int(float(t)) for t in self.counts if re.fullmatch(r"\d{1,7}(\.0)?", t)]
        many = len(figures) >= 2 and len(figures) == len(self.counts) == self.total
        return (
            many
            and min(figures) <= 2
            and figures == sorted(figures)
            and max(figures) <= 2 * self.size + 2
        )


def profile(column: pa.Array) -> Profile:
    """A column's profile from up to SAMPLE filled cells spread over its length."""
    valid = np.flatnonzero(np.asarray(column.is_valid()))
    places = np.linspace(0, len(valid) - 1, min(SAMPLE, len(valid))).astype(int)
    texts = column.take(pa.array(valid[np.unique(places)], pa.int64())).to_pylist()
    counts = Counter(text for text in texts if not says_nothing(text))
    return Profile(counts, len(column), len(valid))
