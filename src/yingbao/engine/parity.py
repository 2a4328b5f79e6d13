"""Do two backends say the same? The rule's own test worlds, several times over, side by side.

Every case of a test file becomes a township of its own, thrice, with people of its own, so that a rule
meets its firing scenes and its silent ones at once and returns at least three rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from yingbao.engine.backends import Backend
from yingbao.engine.library import Library
from yingbao.engine.parameters import Parameter
from yingbao.engine.rule import Rule
from yingbao.engine.running import RuleRun, run_on
from yingbao.engine.testing.cases import Case, TestFile
from yingbao.engine.testing.rows import Row, Rows
from yingbao.engine.testing.world import PLACE, World

COPIES = 3
SEEN_IN = ("row_ref", "evidence")  # where a row stands; the mark goes before it
OWN_ENDINGS = (
    "person_id",
    "household_id",
    "_key",
    "_no",
    *SEEN_IN,
)  # what tells one world from another
Opener = Callable[[Path], Backend]


def corpus(test_file: TestFile, world: World) -> Case:
    """All worlds of a test file with its usual day and parameters, as one world."""
    scene = test_file.cases[0]
    alike = [
        case
        for case in test_file.cases
        if (case.as_of, case.parameters) == (scene.as_of, scene.parameters)
    ]
    tables: dict[str, Rows] = {}
    for number, case in enumerate(alike):
        for copy in range(COPIES):
            for table, rows in case.tables.items():
                marked = _marked_rows(rows, f"·{number}·{copy}", world.columns(table))
                tables[table] = tables.get(table, {}) | marked
    return replace(scene, tables=tables)


def _marked_rows(rows: Rows, mark: str, columns: dict[str, str]) -> Rows:
    """Rows of people and places become this world's own; a county-wide row stays one row."""
    marked: Rows = {}
    for name, row in rows.items():
        own = _own(row, mark, "township" in columns)
        county_wide = not own.keys() - set(SEEN_IN)
        key = repr(sorted(row.items())) if county_wide else f"{name}{mark}"
        marked[key] = row if county_wide else row | own
    return marked


def _own(row: Row, mark: str, placed: bool) -> Row:
    own: Row = {
        column: f"{mark}{value}" if column in SEEN_IN else f"{value}{mark}"
        for column, value in row.items()
        if value is not None and column.endswith(OWN_ENDINGS)
    }
    township = row.get("township", PLACE["township"])
    return own | ({"township": f"{township}{mark}"} if placed and township else {})


def write_snapshot(world: World, rule: Rule, case: Case, folder: Path) -> Path:
    """The corpus as Parquet, tables and given views alike."""
    world.show(rule, case)
    for name in sorted(world.library.tables_for(rule) | set(case.tables)):
        target = str(folder / f"{name}.parquet").replace("'", "''")
        world.connection.execute(f"COPY \"{name}\" TO '{target}' (FORMAT parquet)")
    return folder


def outcome(
    library: Library, rule: Rule, case: Case, snapshot: Path, opener: Opener
) -> RuleRun | str:
    """What one backend makes of a corpus: the run of the rule, or why it did not run."""
    fixed = replace(library, parameters=_with_test_values(library, rule, case))
    result = run_on(opener(snapshot), fixed, [rule], snapshot.name, case.as_of)
    return result.rules[0] if result.rules else result.not_run[0].reason


def _with_test_values(library: Library, rule: Rule, case: Case) -> dict[str, Parameter]:
    values: dict[str, Any] = {
        use.ref: case.parameters[use.name] for use in rule.parameters if use.name in case.parameters
    }
    fixed = {
        ref: replace(library.parameters[ref], values={date(1900, 1, 1): value})
        for ref, value in values.items()
    }
    return library.parameters | fixed
