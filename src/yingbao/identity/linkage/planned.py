"""What Splink plans for the comparisons and weights of `model`, written down once.

PYTHONPATH=src python -m yingbao.identity.linkage.planned > src/yingbao/identity/linkage/pairs.sql
The plan depends on nothing that a run brings along, and making it takes longer than running it. Splink
lists some columns in any order; a test compares the lines.
"""

from __future__ import annotations

import logging
import re
from typing import Any

import duckdb
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI
from splink.comparison_level_library import CustomLevel
from splink.comparison_library import CustomComparison

from yingbao.identity.linkage.model import BLOCKS, COMPARISONS, weights
from yingbao.identity.linkage.score import PEOPLE, ROWS

SIDE = (
    "ref VARCHAR, name VARCHAR, birth VARCHAR, sex VARCHAR, township VARCHAR, village VARCHAR, lost BOOLEAN, "
    "prefix VARCHAR, number VARCHAR, bearers BIGINT, birth_year VARCHAR, number_start VARCHAR, "
    "number_end VARCHAR, number_mid VARCHAR, sound VARCHAR, surname VARCHAR"
)
PASSING = re.compile(r"(__splink__\w+)_[0-9a-f]{9}\b")  # Splink names its tables anew each time
HEAD = "-- Planned by Splink, see planned.py: not to be edited.\n"


def _overheard(api: Any) -> list[str]:
    """The tables that Splink asks its database to make, from now on."""
    said: list[str] = []
    execute = api._execute_sql_against_backend

    def told(sql: str) -> Any:
        if sql.lstrip().startswith("CREATE TABLE"):
            said.append(PASSING.sub(r"\1", sql).strip())
        return execute(sql)

    api._execute_sql_against_backend = told
    return said


def planned() -> str:
    """The statements that make `__splink__df_predict` of `a_rows` and `b_people`."""
    told = weights()
    with duckdb.connect() as con:
        api = DuckDBAPI(con)
        said, sides = _overheard(api), []
        for name in (ROWS, PEOPLE):
            con.execute(f"CREATE TABLE {name} ({SIDE})")
            sides.append(api.register(name, dataset_display_name=name))
        linker = Linker(sides, settings(told["levels"], told["prior"]), log_level=logging.ERROR)
        linker.inference.predict(warning_mode="never")
        return HEAD + "".join(f"{statement};\n" for statement in said)


def settings(levels: dict[str, dict[str, list[float]]], prior: float) -> SettingsCreator:
    """Splink's settings; `levels[comparison][level] = [m, u]`."""
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="ref",
        probability_two_random_records_match=prior,
        comparisons=[_comparison(name, levels[name]) for name in COMPARISONS],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in BLOCKS],
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=False,
    )


def _comparison(name: str, odds: dict[str, list[float]]) -> CustomComparison:
    levels = [_level(key, sql, words, odds.get(key)) for key, sql, words in COMPARISONS[name]]
    return CustomComparison(levels, output_column_name=name)


def _level(key: str, sql: str, words: str, odds: list[float] | None) -> Any:
    level = CustomLevel(sql, label_for_charts=words)
    if odds is None:
        return level.configure(is_null_level=True)
    m, u = odds
    return level.configure(
        m_probability=m, u_probability=u, fix_m_probability=True, fix_u_probability=True
    )


if __name__ == "__main__":
    print(planned(), end="")  # noqa: T201
