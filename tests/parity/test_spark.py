"""Every rule, row by row, on DuckDB and on Spark. `make parity` installs Spark and runs this."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from yingbao.engine import load_library
from yingbao.engine.backends.duckdb import DuckBackend
from yingbao.engine.backends.spark import SparkBackend, start_session
from yingbao.engine.parity import COPIES, corpus, outcome, write_snapshot
from yingbao.engine.running import RuleRun
from yingbao.engine.testing import World, read_test_file
from yingbao.engine.testing.cases import test_path

LIBRARY = load_library()
WORLD = World(LIBRARY)


@pytest.fixture(scope="session")
def session() -> Iterator[object]:
    session = start_session("local[2]")
    yield session
    session.stop()


@pytest.mark.parametrize("code", LIBRARY.rules)
def test_a_rule_says_the_same_on_both(code: str, session: object, tmp_path: Path) -> None:
    rule = LIBRARY.rule(code)
    case = corpus(read_test_file(test_path(LIBRARY.packs, rule), LIBRARY.packs), WORLD)
    snapshot = write_snapshot(WORLD, rule, case, tmp_path)
    on_duckdb = outcome(LIBRARY, rule, case, snapshot, DuckBackend)
    on_spark = outcome(
        LIBRARY, rule, case, snapshot, lambda folder: SparkBackend(str(folder), session)
    )
    assert isinstance(on_duckdb, RuleRun) and isinstance(on_spark, RuleRun), (on_duckdb, on_spark)
    assert on_spark.rows == on_duckdb.rows
    assert on_spark.looked_at == on_duckdb.looked_at
    assert len(on_duckdb.rows) >= COPIES
