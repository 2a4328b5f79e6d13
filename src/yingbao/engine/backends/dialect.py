"""The same SQL for another engine. Rules are written in the subset that survives this (see lint)."""

from __future__ import annotations

from functools import lru_cache

import sqlglot

SPARK_TYPES = {"VARCHAR": "STRING", "INTEGER": "INT", "BIGINT": "BIGINT"}


@lru_cache(maxsize=1024)
def to_spark(sql: str) -> str:
    """A DuckDB query as Spark SQL."""
    (written,) = sqlglot.transpile(sql, read="duckdb", write="spark", comments=False)
    return str(written)


def spark_type(duckdb_type: str) -> str:
    """A column type of the canon as Spark names it."""
    return SPARK_TYPES.get(duckdb_type, duckdb_type)
