"""Several entries of one person across a row: 姓名 身份证号 第一次救助时间 第一次金额 第二次救助时间 第二次金额."""

from __future__ import annotations

import re
from functools import cache

from yingbao.exchange.words import core, key, plain

Path = tuple[str, ...]
COUNT = "[一二三四五六七八九十]{1,2}|\\d{1,2}"
ORDINAL = re.compile(f"第?({COUNT})[次笔回]|[（(]({COUNT})[)）]$|(\\d{{1,2}})$")
PEOPLE = frozenset({"name", "id_number", "phone"})
LARGEST = 6  # columns of one entry


@cache
def entry_groups(paths: tuple[Path, ...]) -> list[list[int]]:
    """Positions of each entry with those that all share; empty unless a day and a sum come again."""
    kinds = [core("".join(path)) for path in paths]
    labels = ["/".join(map(key, without_ordinals(path))) for path in paths]
    for first in range(1, len(labels) - 3):
        for size in range(2, min(LARGEST, (len(labels) - first) // 2) + 1):
            times = _times(labels, first, size)
            if times > 1 and _is_an_entry(kinds[first : first + size], kinds[:first]):
                return _shared_out(len(labels), first, size, times)
    return []


def without_ordinals(path: Path) -> Path:
    """第一次/救助时间 → 救助时间: what every entry calls this column."""
    words = [ORDINAL.sub("", plain(text)) for text in path]
    return tuple(word for word in words if word)


def _times(labels: list[str], first: int, size: int) -> int:
    """How often the `size` labels from `first` follow each other."""
    group = labels[first : first + size]
    if len(set(group)) < size or "" in group:
        return 0
    times = 1
    while labels[first + times * size : first + (times + 1) * size] == group:
        times += 1
    return times


def _is_an_entry(own: list[str | None], before: list[str | None]) -> bool:
    """A day and a sum of the person named before; who stands there again is a member, no entry."""
    return {"date", "money"} <= set(own) and not PEOPLE & set(own) and bool(PEOPLE & set(before))


def _shared_out(width: int, first: int, size: int, times: int) -> list[list[int]]:
    shared = [*range(first)], [*range(first + times * size, width)]
    starts = range(first, first + times * size, size)
    return [[*shared[0], *range(start, start + size), *shared[1]] for start in starts]
