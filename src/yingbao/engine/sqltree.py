"""A query as a tree (sqlglot), for lint and mutation. Lines are those of the file, not of the SQL."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError

from yingbao.engine.errors import Place, RuleError
from yingbao.engine.rule import Query

Tree = Any  # sqlglot.exp.Expression; its classes are not annotated well enough for strict typing


def parsed(query: Query) -> Tree:
    """The tree of a query; raises RuleError. Callers that change it put back what they changed."""
    try:
        return tree_of(query.sql)
    except ParseError as error:
        first = error.errors[0] if error.errors else {}
        line = query.sql_line + int(first.get("line") or 1) - 1
        message = f"SQL 读不懂：{first.get('description', error)}"
        raise RuleError(Place(query.file, line), message) from error


@lru_cache(maxsize=512)
def tree_of(sql: str) -> Tree:
    return sqlglot.parse_one(sql, dialect="duckdb")


def place_of(query: Query, node: Tree) -> Place:
    """The line in the file of the first name inside a node, or of the nearest one around it."""
    while node is not None:
        lines = [
            named.meta["line"] for named in node.find_all(exp.Identifier) if "line" in named.meta
        ]
        if lines:
            return Place(query.file, query.sql_line + min(lines) - 1)
        node = node.parent
    return Place(query.file, query.sql_line)


def fragment(node: Tree, width: int = 90) -> str:
    """A node as one line of SQL, cut for messages."""
    text = " ".join(node.sql(dialect="duckdb", comments=False).split())
    return text if len(text) <= width else f"{text[: width - 1]}…"


def cte_names(tree: Tree) -> set[str]:
    return {cte.alias for cte in tree.find_all(exp.CTE)}


def conditions(tree: Tree) -> list[Tree]:
    """Every place that holds a condition: WHERE, HAVING, QUALIFY, ON, CASE WHEN, FILTER."""
    found: list[Tree] = []
    for node in tree.walk():
        if isinstance(node, exp.Where | exp.Having | exp.Qualify):
            found.append(node.this)
        elif isinstance(node, exp.Join) and node.args.get("on") is not None:
            found.append(node.args["on"])
        elif isinstance(node, exp.If) and not _is_simple_case(node.parent):
            found.append(node.this)
    return found


def _is_simple_case(node: Tree) -> bool:
    return isinstance(node, exp.Case) and node.this is not None


def operands(node: Tree, kind: Any) -> list[Tree]:
    """The operands of nested ANDs (or ORs), brackets looked through."""
    inner = node.unnest()
    if not isinstance(inner, kind):
        return [node]
    return [leaf for side in (inner.left, inner.right) for leaf in operands(side, kind)]
