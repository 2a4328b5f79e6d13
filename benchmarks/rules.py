"""Runs the rules on a snapshot: `rules.py engine|bare SNAPSHOT YYYY-MM-DD` prints seconds, work and hits.

`bare` sends the very statements of an engine run to DuckDB and fetches their rows, nothing else: what
the engine adds (reading packs, choosing values by date, settling rows, the manifest) is the ratio.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb

from yingbao.engine import run
from yingbao.engine.backends.base import Answer
from yingbao.engine.backends.duckdb import DuckBackend, create_table

CONFIG = {"threads": 2, "memory_limit": "1GB", "preserve_insertion_order": False}


class NotingBackend(DuckBackend):
    """Does the work and keeps the statements."""

    def __init__(self, snapshot: Path) -> None:
        super().__init__(snapshot)
        self.statements: list[str] = []

    def add_empty(self, name: str, columns: Mapping[str, str]) -> None:
        self.statements.append(create_table(name, columns))
        super().add_empty(name, columns)

    def add_view(self, name: str, sql: str) -> None:
        self.statements.append(f'CREATE TABLE "{name}" AS {sql}')
        super().add_view(name, sql)

    def ask(self, sql: str) -> Answer:
        self.statements.append(sql)
        return super().ask(sql)


def by_engine(snapshot: Path, as_of: date) -> tuple[float, float, int]:
    started, worked = time.perf_counter(), time.process_time()
    rows = sum(len(rule.rows) for rule in run(snapshot, as_of).rules)
    return time.perf_counter() - started, time.process_time() - worked, rows


def bare(snapshot: Path, as_of: date) -> tuple[float, float, int]:
    noting = NotingBackend(snapshot)
    run(snapshot, as_of, backend=noting)
    started, worked = time.perf_counter(), time.process_time()
    rows = 0
    with duckdb.connect(config=CONFIG) as con:
        for path in sorted(snapshot.glob("*.parquet")):
            con.execute(f"CREATE VIEW \"{path.stem}\" AS SELECT * FROM read_parquet('{path}')")
        for statement in noting.statements:
            rows += len(con.execute(statement).fetchall())
    return time.perf_counter() - started, time.process_time() - worked, rows


def main(who: str, snapshot: Path, as_of: date) -> None:
    seconds, work, rows = (by_engine if who == "engine" else bare)(snapshot, as_of)
    print(json.dumps({"seconds": seconds, "cpu": work, "rows": rows}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
