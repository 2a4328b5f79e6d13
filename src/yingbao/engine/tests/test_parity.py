"""The corpus of a rule's own worlds, and the text another engine reads."""

from pathlib import Path

from yingbao.engine import load_library
from yingbao.engine.backends.dialect import spark_type, to_spark
from yingbao.engine.backends.duckdb import DuckBackend
from yingbao.engine.parity import COPIES, corpus, outcome, write_snapshot
from yingbao.engine.testing import World, read_test_file
from yingbao.engine.testing.cases import test_path as path_of_test
from yingbao.engine.tests.small_packs import packs_at


def test_every_world_of_a_rule_keeps_its_verdict_beside_the_others(tmp_path: Path) -> None:
    library = load_library(packs_at(tmp_path / "packs"))
    world, rule = World(library), library.rule("212")
    case = corpus(read_test_file(path_of_test(library.packs, rule), library.packs), world)
    folder = tmp_path / "snapshot"
    folder.mkdir()
    snapshot = write_snapshot(world, rule, case, folder)
    result = outcome(library, rule, case, snapshot, DuckBackend)
    assert len(result.rows) == COPIES  # the scene fires, its three departures are silent
    assert result.looked_at == 3 * COPIES  # one of the four worlds has stopped its member


def test_lists_windows_and_dates_read_the_same_on_spark() -> None:
    written = to_spark(
        "SELECT list_contains([1, 2], a), CAST(DATE '2020-04-30' - INTERVAL 1 MONTH AS DATE), "
        "string_agg(DISTINCT r, ';' ORDER BY r) FROM t GROUP BY a"
    )
    assert "ARRAY_CONTAINS(ARRAY(1, 2), a)" in written
    assert "ARRAY_JOIN(SORT_ARRAY(COLLECT_SET(r)), ';')" in written


def test_column_types_have_their_spark_names() -> None:
    assert [spark_type(kind) for kind in ("VARCHAR", "INTEGER", "DECIMAL(14,2)", "DATE")] == [
        "STRING", "INT", "DECIMAL(14,2)", "DATE",
    ]  # fmt: skip
