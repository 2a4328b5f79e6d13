"""Does the rule say of each case what the test says it must?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from yingbao.engine.errors import RuleError
from yingbao.engine.rule import Query, Rule
from yingbao.engine.settle import BrokenRule, settled
from yingbao.engine.sqltext import counted
from yingbao.engine.testing.cases import Case, TestFile
from yingbao.engine.testing.world import World
from yingbao.engine.values import Given, NoValue

Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Verdict:
    """How one case went; `complaint` is empty when it went as the test says."""

    case: Case
    complaint: str = ""

    @property
    def passed(self) -> bool:
        return not self.complaint


def judge(query: Query, test_file: TestFile, world: World) -> tuple[Verdict, ...]:
    """Every case of a rule (or view) against its SQL as written."""
    return tuple(Verdict(case, tried(query, case, world, query.sql)) for case in test_file.cases)


def tried(query: Query, case: Case, world: World, sql: str) -> str:
    """What the SQL gets wrong about the case, or that it cannot run; empty when nothing."""
    try:
        values = world.show(query, case)
        return complaint(query, case, world, values, sql)
    except (duckdb.Error, BrokenRule, NoValue, RuleError, KeyError) as error:
        return f"执行出错：{_first_line(error)}"


def complaint(query: Query, case: Case, world: World, values: Given, sql: str) -> str:
    """What the SQL gets wrong about a case already shown; empty when nothing."""
    differs = _differs(case, result(query, world, values, sql))
    return differs or _miscounts(case, world, values, sql)


def _miscounts(case: Case, world: World, values: Given, sql: str) -> str:
    if case.population is None:
        return ""
    looked_at = world.rows(values.applied_to(counted(sql)))[0]["looked_at"]
    if looked_at == case.population:
        return ""
    return f"population 应有 {case.population} 行，实有 {looked_at} 行。"


def result(query: Query, world: World, values: Given, sql: str) -> Rows:
    """The rows of a rule after the match discipline, or of a view as they are."""
    rows = world.rows(values.applied_to(sql))
    if isinstance(query, Rule):
        return tuple(vars(row) for row in settled(query, rows, strict=True))
    return tuple(rows)


def _differs(case: Case, rows: Rows) -> str:
    if case.expect is None:
        return "" if rows else "应当触发，却没有线索。"
    if len(rows) != len(case.expect):
        return f"应有 {len(case.expect)} 条，实有 {len(rows)} 条：{_shown(rows)}"
    left = list(rows)
    for wanted in case.expect:
        match = next((row for row in left if _fits(wanted, row)), None)
        if match is None:
            return f"没有一条符合 {dict(wanted)}；实有：{_shown(left, wanted)}"
        left.remove(match)
    return ""


def _fits(wanted: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    return all(name in row and _same(value, row[name]) for name, value in wanted.items())


def _same(wanted: Any, found: Any) -> bool:
    if wanted is None or found is None:
        return wanted is None and found is None
    if isinstance(found, Decimal | float | int) and not isinstance(found, bool):
        return not isinstance(wanted, str | bool) and Decimal(str(wanted)) == Decimal(str(found))
    if isinstance(found, bool | date):
        return str(wanted) == str(found)
    return bool(str(wanted) == found)


def _shown(rows: Iterable[Mapping[str, Any]], wanted: Mapping[str, Any] | None = None) -> str:
    names = list(wanted) if wanted else ["subject_id", "because"]
    shown = [{name: row.get(name, "（无此列）") for name in names} for row in rows][:3]
    return "；".join(str(_plain(row)) for row in shown) or "无"


def _plain(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in row.items() if value is not None}


def _first_line(error: Exception) -> str:
    text = error.args[0] if isinstance(error, KeyError) and error.args else str(error)
    return str(text).splitlines()[0] if str(text) else type(error).__name__
