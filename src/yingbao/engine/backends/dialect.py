"""The same SQL for another engine. Rules are written in the subset that survives this (see lint)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sqlglot
from sqlglot import exp

SPARK_TYPES = {"VARCHAR": "STRING", "INTEGER": "INT"}


@lru_cache(maxsize=1024)
def to_spark(sql: str) -> str:
    """A DuckDB query as Spark SQL."""
    tree = sqlglot.parse_one(sql, dialect="duckdb").transform(_distinct_list)
    return str(tree.sql(dialect="spark", comments=False))


def spark_type(duckdb_type: str) -> str:
    """A column type of the canon as Spark names it."""
    return SPARK_TYPES.get(duckdb_type, duckdb_type)


def _distinct_list(node: Any) -> Any:
    """string_agg(DISTINCT x, s ORDER BY x) as a sorted set, joined; NULL when nothing was collected.

    Spark 4.3 has LISTAGG(DISTINCT …) WITHIN GROUP, but its optimiser fails on two of them in one
    query (RewriteDistinctAggregates: AttributeReference cannot be cast to SortOrder).
    """
    distinct = node.this.this if isinstance(node, exp.GroupConcat) and _ordered(node) else None
    if not isinstance(distinct, exp.Distinct) or len(distinct.expressions) != 1:
        return node
    collected = distinct.expressions[0]
    joined = exp.func(
        "array_join",
        exp.func("sort_array", exp.func("collect_set", collected.copy())),
        node.args["separator"].copy(),
    )
    nothing = exp.EQ(this=exp.Count(this=collected.copy()), expression=exp.Literal.number(0))
    return exp.Case(ifs=[exp.If(this=nothing, true=exp.null())], default=joined)


def _ordered(node: Any) -> bool:
    """Is it ordered by what it collects, upwards, and by nothing else?"""
    order = node.this
    if not isinstance(order, exp.Order) or len(order.expressions) != 1:
        return False
    key, collected = order.expressions[0], order.this
    inner = collected.expressions[0] if isinstance(collected, exp.Distinct) else collected
    return not key.args.get("desc") and key.this == inner
