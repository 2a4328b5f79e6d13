"""A small county in memory: the tables of a scene, the views over them, one connection for all."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from yingbao.canon import load_tables
from yingbao.engine.backends.duckdb import create_table, rows_of
from yingbao.engine.errors import RuleError
from yingbao.engine.library import Library
from yingbao.engine.rule import Query, View
from yingbao.engine.sqltext import literal, named_values
from yingbao.engine.testing.cases import Case
from yingbao.engine.testing.rows import Row, Rows
from yingbao.engine.values import Given, given

PLACE = {"township": "龙港镇", "village": "梁庄村"}


class World:
    """Shows one case after another; only what differs from the case before is loaded again."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.connection = duckdb.connect(config={"threads": 1})
        self.connection.execute("PRAGMA disable_optimizer")  # plans cost more than these few rows
        self.shown: dict[str, str] = {}  # table or view → what it was made from

    def show(self, query: Query, case: Case) -> Given:
        """Loads the case's tables and views; returns what the query is given. Raises RuleError."""
        self._refuse_unread(query, case)
        for name in sorted(self.library.tables_for(query) | set(case.tables)):
            self._load(name, case.tables.get(name, {}), case.as_of)
        for view in self.library.views_for([query]):
            if view.name not in case.tables:
                self._compute(view, case)
        return given(query, case.as_of, self.library.parameters, case.parameters)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        return rows_of(self.connection, sql)

    def _refuse_unread(self, query: Query, case: Case) -> None:
        views = {view.name for view in self.library.views_for([query])}
        readable = views | self.library.tables_for(query)
        for name in case.tables:
            if name not in readable:
                known = "、".join(sorted(readable))
                raise RuleError(case.place, f"规则不读“{name}”，写了也不起作用；它读：{known}。")

    def _load(self, name: str, rows: Rows, as_of: date) -> None:
        made_from = repr((rows, as_of if self._is_roll(name) else None))
        if self.shown.get(name) == made_from:
            return
        columns = self.columns(name)
        self.connection.execute(create_table(name, columns))
        tuples = [
            self._tuple(name, number, row, columns, as_of)
            for number, row in enumerate(rows.values(), start=1)
        ]
        if tuples:
            self.connection.execute(f'INSERT INTO "{name}" VALUES {", ".join(tuples)}')
        self.shown[name] = made_from

    def _is_roll(self, name: str) -> bool:
        table = load_tables().get(name)
        return table is not None and table.kind == "roll"

    def columns(self, name: str) -> dict[str, str]:
        """The columns of a canonical table or view with their SQL types."""
        if name in self.library.views:
            return self.library.views[name].columns
        return {column.name: column.sql_type for column in load_tables()[name].physical}

    def _tuple(self, name: str, number: int, row: Row, columns: dict[str, str], as_of: date) -> str:
        unknown = set(row) - set(columns)
        if unknown:
            raise KeyError(f"{name} 没有列 {'、'.join(sorted(unknown))}")
        full = self._defaults(name, number, row, as_of) | row
        return f"({', '.join(_cell(full.get(column), kind) for column, kind in columns.items())})"

    def _defaults(self, name: str, number: int, row: Row, as_of: date) -> Row:
        """What a test need not say: a row number, a strong match, a place, the month of a roll."""
        defaults: Row = {**PLACE, "row_ref": f"{name}|-|{number}"}
        for column in [column for column in row if column.endswith("person_id")]:
            prefix = column.removesuffix("person_id")
            defaults[f"{prefix}match"] = None if row[column] is None else "strong"
        defaults["id_state"] = "valid" if row.get("person_id") is not None else None
        if self._is_roll(name):
            defaults["period"] = as_of.replace(day=1)
        return defaults

    def _compute(self, view: View, case: Case) -> None:
        sources = [(name, self.shown.get(name)) for name in sorted(view.read_names)]
        values = given(view, case.as_of, self.library.parameters, case.parameters)
        used = "as_of" in named_values(view.sql)
        made_from = repr((sources, case.as_of if used else None, view.parameters and values))
        if self.shown.get(view.name) == made_from:
            return
        sql = values.applied_to(view.sql)
        self.connection.execute(f'CREATE OR REPLACE TABLE "{view.name}" AS {sql}')
        self.shown[view.name] = made_from


def _cell(value: Any, kind: str) -> str:
    """A YAML value as a literal of the column's type."""
    if value is None:
        return "NULL"
    if kind == "VARCHAR":
        return literal(str(value))
    if kind == "DATE" and isinstance(value, str):
        return literal(date.fromisoformat(value))
    return literal(value)
