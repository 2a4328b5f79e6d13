"""Splink's scores for every pair that any block brings together, in a database of their own."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from yingbao.identity.linkage.model import COMPARISONS, NULL

ROWS, PEOPLE = "a_rows", "b_people"  # Splink calls the first in the alphabet l
PAIRS = Path(__file__).with_name("pairs.sql")  # planned beforehand, see planned.py
PREDICTED = "__splink__df_predict"


def scored(rows: pa.Table, people: pa.Table) -> pa.Table:
    """row_ref, person_id, weight (log2 odds), and the level of every comparison as a word.

    Ordered by row, then from the best person down, with the person's id as the last tie-break.
    """
    with duckdb.connect() as con:
        con.execute("SET threads = 2")
        for name, side in ((ROWS, rows), (PEOPLE, people)):
            con.register(f"{name}_arrow", side)
            con.execute(f"CREATE TABLE {name} AS FROM {name}_arrow")
        con.execute(PAIRS.read_text("utf-8"))
        return con.sql(_worded(PREDICTED)).to_arrow_table()


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
