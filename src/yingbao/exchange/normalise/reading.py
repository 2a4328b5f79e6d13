"""One cell read as a value: what came out, and how it went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from yingbao.exchange.words import plain

State = Literal["ok", "blank", "open", "bad"]
NOTHING = frozenset(
    plain(word) or word
    for word in "无 暂无 没有 未知 不详 不祥 不明 不清 不清楚 未填 未查询到 未查到 空 null none nan n/a na #n/a - -- --- — —— / // \\ \\\\ . 。 、 ? ？ ?? ？？ * ** 待查 待补 待定 未提供 0000-00-00".split()
)


FIGURE = re.compile("[1-9]")
SIGNS = frozenset("-—–_/\\.。*?？ ")


@dataclass(frozen=True)
class Value:
    """`value` is set when state is ok; `open` is 至今 or 长期: stated, and without an end."""

    value: Any = None
    state: State = "blank"


BLANK = Value()
BAD = Value(None, "bad")
OPEN = Value(None, "open")


def says_nothing(text: str) -> bool:
    """无, 不详, --, /: a cell that was filled in to say there is nothing."""
    bare = text.strip()
    if FIGURE.search(bare, 2):  # beyond the place of a leading 1. or 12.: no such word has one
        return False
    return not bare or (plain(bare) or bare) in NOTHING or SIGNS.issuperset(bare)
