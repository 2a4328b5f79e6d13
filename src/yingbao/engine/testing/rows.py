"""Rows of a scene and how a departure changes them.

A table of a scene is one row `{column: value}`, a list of rows, or named rows `{son: {…}}`.
A departure changes the only row by `{column: value}`, a row by `{son: {…}}` or `{2: {…}}` (counted
from 1), removes one by `{son: null}`, empties the table by `null`, and adds rows by a list or by
a new name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yingbao.engine.errors import RuleError
from yingbao.engine.fields import Fields
from yingbao.engine.parameters import exact

Row = dict[str, Any]
Rows = dict[str, Row]  # by the name or the number of the row


@dataclass(frozen=True)
class Scene:
    """The tables a departure departs from, and where it is written."""

    fields: Fields
    tables: dict[str, Rows]

    def error(self, table: str, message: str) -> RuleError:
        return RuleError(self.fields.document.place(*self.fields.path, table), message)


def read_scene(fields: Fields, tables: dict[str, Any]) -> dict[str, Rows]:
    """The scene's tables, every row with its name or number."""
    return {
        str(name): _rows(value) for name, value in tables.items() if _known(fields, name, value)
    }


def changed(scene: Scene, changes: dict[str, Any]) -> dict[str, Rows]:
    """The tables after a departure's changes; raises RuleError."""
    tables = dict(scene.tables)
    for name, change in changes.items():
        tables[name] = _changed(scene, name, tables.get(name, {}), change)
    return tables


def _known(fields: Fields, name: Any, value: Any) -> bool:
    if isinstance(value, dict | list):
        return True
    raise fields.error("scene", f"表“{name}”应写成一行 {{列: 值}} 或若干行，读到 {value!r}。")


def _rows(value: Any) -> Rows:
    if isinstance(value, list):
        return {str(number): _row(row) for number, row in enumerate(value, start=1)}
    if _is_named(value):
        return {str(name): _row(row) for name, row in value.items()}
    return {"1": _row(value)}


def _row(row: Row) -> Row:
    return {str(column): exact(value) for column, value in row.items()}


def _is_named(value: dict[Any, Any]) -> bool:
    return (
        bool(value)
        and all(isinstance(row, dict) or row is None for row in value.values())
        and (
            any(isinstance(row, dict) for row in value.values())
            or any(isinstance(name, int) for name in value)
        )
    )


def _changed(scene: Scene, table: str, rows: Rows, change: Any) -> Rows:
    if change is None:
        return {}
    if isinstance(change, list):
        return rows | {f"+{number}": _row(row) for number, row in enumerate(change, start=1)}
    names_rows = _is_named(change) or (bool(change) and all(str(k) in rows for k in change))
    return (
        _changed_by_name(rows, change) if names_rows else _changed_only(scene, table, rows, change)
    )


def _changed_by_name(rows: Rows, change: dict[Any, Any]) -> Rows:
    after = dict(rows)
    for name, row in change.items():
        if row is None:
            after.pop(str(name), None)
        else:
            after[str(name)] = after.get(str(name), {}) | _row(row)
    return after


def _changed_only(scene: Scene, table: str, rows: Rows, change: Row) -> Rows:
    if len(rows) > 1:
        names = "、".join(rows)
        raise scene.error(table, f"场景里“{table}”有 {len(rows)} 行，须写明改哪一行：{names}。")
    name = next(iter(rows), "1")
    return {name: rows.get(name, {}) | _row(change)}
