"""Working on the text of a query without changing what an auditor reads in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

OPAQUE = r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/"
NAMED = re.compile(rf"({OPAQUE})|\$([A-Za-z_]\w*)", re.DOTALL)
STRUCTURE = re.compile(rf"{OPAQUE}|[()]|\b(?:SELECT|WITH)\b", re.DOTALL | re.IGNORECASE)


def named_values(sql: str) -> frozenset[str]:
    """The `$names` a query uses."""
    return frozenset(found[2] for found in NAMED.finditer(sql) if found[2])


def bind(sql: str, values: Mapping[str, Any]) -> str:
    """The query with every `$name` written out. Values come from our own files, never from users.

    Written out rather than sent as parameters: views can be materialised with them, and every
    backend reads the same text.
    """
    return NAMED.sub(lambda found: found[1] or literal(values[found[2]]), sql)


def literal(value: Any) -> str:
    """A value as SQL both DuckDB and sqlglot read."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    return "'" + str(value).replace("'", "''") + "'"


def with_ctes(sql: str, ctes: Mapping[str, str]) -> str:
    """The query with more CTEs in front of its own."""
    if not ctes:
        return sql
    front = ",\n".join(f"{name} AS ({body})" for name, body in ctes.items())
    start = next(_top_level(sql, "WITH"), None)
    if start is None or start > next(_top_level(sql, "SELECT")):
        return f"WITH {front}\n{sql}"
    return f"{sql[:start]}WITH {front},{sql[start + 4 :]}"


def split_final(sql: str) -> tuple[str, str]:
    """The CTE part (ending before the final SELECT) and the final SELECT."""
    start = next(_top_level(sql, "SELECT"))
    return sql[:start].rstrip(), sql[start:]


def counted(sql: str) -> str:
    """The query with `looked_at`, the number of rows of its population, on every row.

    One statement, so that the population is computed once; a rule without hits gives one row with
    `hit` NULL.
    """
    ctes, final = split_final(sql)
    return (
        f"{ctes},\nrule_result AS (\n{final}\n)\n"
        "SELECT size.looked_at, hits.*\n"
        "FROM (SELECT count(*) AS looked_at FROM population) AS size\n"
        "LEFT JOIN (SELECT 1 AS hit, rule_result.* FROM rule_result) AS hits ON TRUE"
    )


def _top_level(sql: str, word: str) -> Iterator[int]:
    depth = 0
    for found in STRUCTURE.finditer(sql):
        text = found[0].upper()
        depth += {"(": 1, ")": -1}.get(text, 0)
        if text == word and depth == 0:
            yield found.start()
