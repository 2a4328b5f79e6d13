"""Replacing each condition by TRUE: a condition that no departure misses guards nothing.

Conditions are the AND-ed parts of WHERE, ON, HAVING, QUALIFY, CASE WHEN and FILTER, at any depth, so
that a NOT EXISTS goes as a whole and its inside part by part. Strict mutants go further: one arm of
an OR replaced by FALSE, and > against >=.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from yingbao.engine.errors import Place
from yingbao.engine.rule import Query
from yingbao.engine.sqltext import named_values
from yingbao.engine.sqltree import Tree, conditions, fragment, operands, parsed, place_of

BOUNDARIES = {exp.GT: exp.GTE, exp.GTE: exp.GT, exp.LT: exp.LTE, exp.LTE: exp.LT}


@dataclass(frozen=True)
class Mutant:
    """The whole SQL with one condition changed, and what was changed where.

    `words` are the names in the condition: a departure that touches one of them is likely to miss
    it. `spares`: the condition stands under a NOT, so that without it the rule falls silent.
    """

    sql: str
    change: str
    place: Place
    words: frozenset[str]
    spares: bool = False
    strict: bool = False


def mutants(query: Query, strict: bool = False) -> tuple[Mutant, ...]:
    """Every mutant of a query, in the order of the tree."""
    tree = parsed(query)
    found = {mutant.sql: mutant for mutant in _condition_mutants(query, tree)}
    if strict:
        for mutant in _strict_mutants(query, tree):
            found.setdefault(mutant.sql, mutant)
    return tuple(found.values())


def _condition_mutants(query: Query, tree: Tree) -> Iterator[Mutant]:
    for condition in conditions(tree):
        for node in _anded(condition):
            if not isinstance(node.unnest(), exp.Boolean):
                yield _replaced(query, tree, node, exp.true(), "TRUE")


def _anded(condition: Tree) -> Iterator[Tree]:
    """The AND-ed parts, also those inside the arms of an OR or under a NOT."""
    for part in operands(condition, exp.And):
        yield part
        inner = part.unnest()
        if isinstance(inner, exp.Not):
            inner = inner.this.unnest()
        if isinstance(inner, exp.Or | exp.And):
            for arm in operands(inner, type(inner)):
                yield from (
                    leaf for leaf in _anded(arm) if leaf is not arm or isinstance(inner, exp.And)
                )


def _strict_mutants(query: Query, tree: Tree) -> Iterator[Mutant]:
    for condition in conditions(tree):
        for node in list(condition.walk(prune=lambda n: isinstance(n, exp.Subquery | exp.Exists))):
            if isinstance(node, exp.Or) and not isinstance(node.parent, exp.Or):
                for arm in operands(node, exp.Or):
                    yield _replaced(query, tree, arm, exp.false(), "FALSE", strict=True)
            elif type(node) in BOUNDARIES:
                other = BOUNDARIES[type(node)](
                    this=node.this.copy(), expression=node.expression.copy()
                )
                yield _replaced(query, tree, node, other, fragment(other), strict=True)


def _replaced(
    query: Query, tree: Tree, node: Tree, other: Tree, name: str, *, strict: bool = False
) -> Mutant:
    """The SQL with the node swapped for another; the tree is put back as it was."""
    change, place = f"{fragment(node)} → {name}", place_of(query, node)
    words = frozenset(named.name for named in node.find_all(exp.Identifier))
    words |= named_values(node.sql(dialect="duckdb"))
    spares = sum(isinstance(above, exp.Not) for above in _above(node)) % 2 == 1
    node.replace(other)
    sql = tree.sql(dialect="duckdb")
    other.replace(node)
    return Mutant(sql, change, place, words, spares, strict)


def _above(node: Tree) -> Iterator[Tree]:
    while node.parent is not None:
        node = node.parent
        yield node
