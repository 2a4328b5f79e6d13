"""The steps of a query in the order of the SQL: what each takes its rows from, and which it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from yingbao.engine.library import Library
from yingbao.engine.rule import Query
from yingbao.engine.sqltree import Tree, operands
from yingbao.engine.wording.definitions import worked_out
from yingbao.engine.wording.origins import Origins
from yingbao.engine.wording.phrases import Phrases

LAST = "报出的线索"


@dataclass(frozen=True)
class Step:
    """One step: its name, where its rows come from, and the conditions that a row must all meet."""

    name: str
    source: str
    lines: tuple[str, ...]


def in_words(query: Query, library: Library) -> tuple[Step, ...]:
    """The steps one by one; the last one is what the query reports."""
    origins = Origins(query, library)
    phrases = Phrases(origins)
    named = [(origins.named(step), body) for step, body in origins.steps.items()]
    told = (
        _step(name, select, number, phrases)
        for name, body in (*named, (LAST, origins.tree))
        for number, select in enumerate(_selects(body))
    )
    return tuple(dict.fromkeys(told))


def _selects(query: Tree) -> Iterator[Tree]:
    """The SELECTs of one step: each side of a UNION, and what stands in brackets after FROM."""
    if isinstance(query, exp.Select):
        for node in _read(query):
            if isinstance(node, exp.Subquery):
                yield from _selects(node.this)
        yield query
    elif isinstance(query, exp.SetOperation):
        yield from _selects(query.left)
        yield from _selects(query.right)


def _read(select: Tree) -> list[Tree]:
    start = select.args.get("from_")
    joins = select.args.get("joins") or ()
    return [node.this for node in (start, *joins) if node is not None]


def _step(name: str, select: Tree, number: int, phrases: Phrases) -> Step:
    parts = phrases.joins.joined(select)
    keys = "、".join(dict.fromkeys(filter(None, map(phrases.joins.key, parts))))
    same = f"（按{keys}对上）" if keys else ""
    again = "也" if number else ""
    source = f"{again}取自{phrases.joins.read(select)}{same}{_merged(select, phrases)}"
    rest = [part for part in parts if not phrases.joins.key(part)]
    with phrases.among(rest):
        told = [phrases.line(part) for part in rest]
    lines = (
        *_beside(select, phrases),
        *told,
        *worked_out(select, phrases),
        *_kept(select, phrases),
    )
    return Step(name, source, tuple(dict.fromkeys(lines)))


def _merged(select: Tree, phrases: Phrases) -> str:
    group = select.args.get("group")
    if group is None:
        return ""
    told = [one for one in group.expressions if one.name not in {"evidence", "match"}]
    words = (phrases.plain(one) for one in told or group.expressions)
    return f"，按{'、'.join(dict.fromkeys(words))}归并"


def _beside(select: Tree, phrases: Phrases) -> Iterator[str]:
    """LEFT JOINs: they bring something to a row and drop none."""
    for join in select.args.get("joins") or ():
        if join.side == "LEFT":
            source = next(
                s for s in phrases.origins.sources(select) if s.alias == join.alias_or_name
            )
            keys, told = phrases.sorted_out(operands(join.args["on"], exp.And))
            same = f"按{keys}对上" if keys else ""
            yield f"对照{phrases.origins.title(source)}（没有的也留下）：{'，且 '.join(filter(None, (same, told)))}"


def _kept(select: Tree, phrases: Phrases) -> Iterator[str]:
    """Conditions on merged or ordered rows."""
    for kind in ("having", "qualify"):
        node = select.args.get(kind)
        if node is not None:
            yield from map(phrases.line, operands(node.this, exp.And))
