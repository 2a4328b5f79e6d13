"""Asks the packs' own views about a few households: the same SQL that rules read."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from yingbao.engine.backends.duckdb import DuckBackend, rows_of
from yingbao.engine.entitlement.facts import HomeFacts, Tables, TekunFacts
from yingbao.engine.errors import Place
from yingbao.engine.library import Library
from yingbao.engine.running import prepare
from yingbao.engine.testing.cases import Case
from yingbao.engine.testing.world import World
from yingbao.engine.values import given

# Who asks here says what is monthly; only a roll's column may have been filled in by the year.
MONTHLY = {"standard_monthly_max": 10**9}
VIEWS = ("dibao_entitlement", "tekun_entitlement")


class Sums:
    """One small world in memory, asked again and again."""

    def __init__(self, library: Library, parameters: dict[str, Any] | None = None) -> None:
        """`parameters`: values by SQL name that stand in for the library's, for what-if sums."""
        self.library, self.parameters = library, MONTHLY | (parameters or {})
        self.world = World(library)

    def home(self, facts: HomeFacts) -> dict[str, Any]:
        """The plain reading of one household; raises NoValue where the county must fill in."""
        return self.homes([facts])[0]

    def homes(self, many: Iterable[HomeFacts]) -> list[dict[str, Any]]:
        """The plain reading of each of several households of one month, in their order."""
        facts = list(many)
        tables = joined(f.tables(f"户{number:04}") for number, f in enumerate(facts))
        rows = self.ask("dibao_entitlement", tables, facts[0].month)
        return sorted((row for row in rows if row["is_plain"]), key=lambda row: row["row_ref"])

    def tekun(self, facts: TekunFacts) -> dict[str, Any]:
        """One tekun person."""
        return self.ask("tekun_entitlement", facts.tables(), facts.month)[0]

    def ask(self, view: str, tables: Tables, month: date) -> list[dict[str, Any]]:
        """All rows of a view over these tables at the end of the month."""
        query = self.library.views[view]
        case = Case("scene", "", month_end(month), self.parameters, tables, None, Place(query.file))
        return self.world.rows(self.world.show(query, case).applied_to(query.sql))


def stored(library: Library, snapshot: Path, as_of: date, household: str) -> list[dict[str, Any]]:
    """The rows of both views for the households whose id begins so, of a published snapshot."""
    views = [library.views[name] for name in VIEWS]
    backend = DuckBackend(snapshot)
    try:
        prepare(library, backend, as_of, views)
        parts = [given(v, as_of, library.parameters).applied_to(v.sql) for v in views]
        return [row for sql in parts for row in _of(backend, sql, household)]
    finally:
        backend.close()


def _of(backend: DuckBackend, sql: str, household: str) -> list[dict[str, Any]]:
    rows = rows_of(backend.connection, sql)
    mine = (row for row in rows if (row["household_id"] or "").startswith(household))
    return sorted((row for row in mine if row.get("is_plain", True)), key=lambda r: r["row_ref"])


def joined(many: Iterable[Tables]) -> Tables:
    """The rows of several households side by side."""
    tables: Tables = {}
    for part in many:
        for name, rows in part.items():
            tables.setdefault(name, {}).update(rows)
    return tables


def month_end(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])
