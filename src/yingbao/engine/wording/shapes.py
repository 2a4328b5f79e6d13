"""What a node of a query looks like, where that decides how it is told."""

from __future__ import annotations

from sqlglot import exp

from yingbao.engine.sqltree import Tree

KEYS = {"person_id", "household_id", "row_ref", "period"}
PREDICATES: tuple[type, ...] = (
    exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Exists, exp.Not, exp.Or, exp.And,
    exp.In, exp.RegexpLike, exp.ArrayContains, exp.Contains, exp.LogicalOr, exp.LogicalAnd,
)  # fmt: skip


def first(node: Tree) -> Tree:
    """The column that counts where it is filled in."""
    return node.this if isinstance(node, exp.Coalesce) else node


def only_unknown(node: Tree, other: Tree) -> bool:
    """A coalesce that falls back on the other side or on a text, not on a third column."""
    extra = node.expressions if isinstance(node, exp.Coalesce) else []
    return all(one == other or isinstance(one, exp.Literal) for one in extra)


def stands_in(one: Tree, other: Tree) -> bool:
    """`coalesce(a, b)` against `b`: what is not filled in passes."""
    return isinstance(one, exp.Coalesce) and one.expressions == [other]


def is_fixed(node: Tree) -> bool:
    return isinstance(node, exp.Literal | exp.Boolean)


def is_sign(node: Tree) -> bool:
    """A text that only parts others: a slash, a unit."""
    return isinstance(node, exp.Literal) and len(node.this) < 2


def is_key(name: str) -> bool:
    return name in KEYS or name.endswith("_id")


def namesake(node: Tree) -> Tree | None:
    """The column a side of a comparison is about, bare or with a stand-in."""
    inner = first(node)
    return inner if isinstance(inner, exp.Column) else None
