"""How the computed columns of a step come about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlglot import exp

from yingbao.engine.sqltree import Tree
from yingbao.engine.wording.phrases import Phrases
from yingbao.engine.wording.shapes import PREDICATES

TOLD = {"level", "amount", "months"}  # what the last SELECT works out; the rest is how it is told
UNTOLD = ("because", "evidence", "match", "month_end", "_ref", "_row")
ASIDE = re.compile(r"（没填的按[^（）]*）|（不重复）")
REDUCED = (
    exp.Max,
    exp.Min,
    exp.Coalesce,
    exp.LogicalAnd,
    exp.LogicalOr,
)  # of a column of the same name: nothing to tell
SUMMED = (exp.Sub, exp.Add, exp.Mul, exp.Div)
WORKED_OUT = (*PREDICATES, *REDUCED, *SUMMED, exp.Case, exp.Count, exp.Sum, exp.Window, exp.Least)


def worked_out(select: Tree, phrases: Phrases) -> Iterator[str]:
    """How computed columns come about."""
    is_last = select.find_ancestor(exp.CTE) is None
    for shown in select.expressions:
        name, value = shown.alias_or_name, _uncast(shown.unalias())
        told = name in TOLD if is_last else not name.endswith(UNTOLD)
        if told and isinstance(value, WORKED_OUT) and not _is_reduced(name, value):
            yield from _definition(name, value, phrases)


def _definition(name: str, value: Tree, phrases: Phrases) -> Iterator[str]:
    """Nothing for a column that only passes through, nor for one that no condition has a word for."""
    word = phrases.origins.computed(name, value.find_ancestor(exp.Select))
    words = phrases.definition(word, value)
    if word != name and "`" not in words and ASIDE.sub("", phrases.condition(value)) != word:
        told = value.this.unnest() if isinstance(value, exp.Coalesce) else value
        yield f"{word}{'指：' if isinstance(told, PREDICATES) else '＝'}{words}"


def _uncast(value: Tree) -> Tree:
    return _uncast(value.this) if isinstance(value, exp.Cast | exp.Paren) else value


def _is_reduced(name: str, value: Tree) -> bool:
    named = any(column.name == name for column in value.find_all(exp.Column))
    return named and isinstance(value, REDUCED) and value.find(exp.Case) is None
