"""Splink's scores for every pair that any block brings together, in a database of their own."""

from __future__ import annotations

import logging
from typing import Any

import duckdb
import pyarrow as pa
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from yingbao.identity.linkage.model import COMPARISONS, NULL, settings

ROWS, PEOPLE = "a_rows", "b_people"  # Splink calls the first in the alphabet l


def scored(rows: pa.Table, people: pa.Table, levels: Any, prior: float) -> pa.Table:
    """row_ref, person_id, weight (log2 odds), and the level of every comparison as a word.

    Ordered by row, then from the best person down, with the person's id as the last tie-break.
    """
    with duckdb.connect() as con:
        con.execute("SET threads = 2")
        api = DuckDBAPI(con)
        sides = []
        for name, side in ((ROWS, rows), (PEOPLE, people)):
            con.register(f"{name}_arrow", side)
            con.execute(f"CREATE TABLE {name} AS FROM {name}_arrow")
            sides.append(api.register(name, dataset_display_name=name))
        linker = Linker(sides, settings(levels, prior), log_level=logging.ERROR)
        pairs = linker.inference.predict(warning_mode="never").physical_name
        return con.sql(_worded(pairs)).to_arrow_table()


def _worded(pairs: str) -> str:
    words = ", ".join(f"{_word(name)} AS {name}" for name in COMPARISONS)
    return (
        f"SELECT ref_l AS row_ref, ref_r AS person_id, round(match_weight, 4) AS weight, {words} "
        f"FROM {pairs} ORDER BY row_ref, weight DESC, person_id"
    )


def _word(name: str) -> str:
    """Splink numbers the levels from ELSE = 0 upwards, and the null level -1."""
    keys = [key for key, _, _ in COMPARISONS[name] if key != NULL]
    cases = " ".join(f"WHEN {place} THEN '{key}'" for place, key in enumerate(reversed(keys)))
    return f"CASE gamma_{name} {cases} ELSE '{NULL}' END"
