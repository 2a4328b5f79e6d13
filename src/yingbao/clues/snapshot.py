"""What clues need from a published snapshot besides rule rows: file names, household heads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

# The rolls know best who heads a household; the oldest register comes last.
HEAD_TABLES = (
    ("dibao_household", "TRUE", "period"),
    ("dibao_member", "relation = '户主'", "period"),
    ("tekun_member", "TRUE", "period"),
    ("lowincome_member", "relation = '户主'", "period"),
    ("hukou_person", "relation = '户主'", None),
    ("poverty_person", "relation = '户主'", None),
)


@dataclass(frozen=True, slots=True)
class Head:
    """Who heads a household: a person, or only the row that names one."""

    person_id: str | None
    row_ref: str


def file_names(snapshot: Path) -> dict[str, str]:
    """First 12 hex of each received file's digest → its name; of twins the one that was read."""
    path = snapshot / "source_file.parquet"
    if not path.exists():
        return {}
    with duckdb.connect() as con:
        rows = con.execute(
            "SELECT digest, arg_min(name, (state <> 'loaded', name)) FROM read_parquet(?) GROUP BY 1",
            [str(path)],
        ).fetchall()
    return {digest[:12]: name for digest, name in rows}


def household_heads(snapshot: Path, households: Iterable[str]) -> dict[str, Head]:
    """The head of each given household, from the newest row of the best table that has one."""
    wanted = pa.table({"household_id": pa.array(sorted(set(households)), pa.string())})
    parts = [_heads_sql(snapshot, rank, *source) for rank, source in enumerate(HEAD_TABLES)]
    union = " UNION ALL ".join(part for part in parts if part)
    if not union or not wanted.num_rows:
        return {}
    with duckdb.connect() as con:
        con.register("wanted", wanted)
        rows = con.execute(f"""
            SELECT household_id, person_id, row_ref FROM ({union}) JOIN wanted USING (household_id)
            QUALIFY row_number() OVER (PARTITION BY household_id
                ORDER BY rank, period DESC NULLS LAST, person_id IS NULL, row_ref) = 1""").fetchall()
    return {household: Head(person, ref) for household, person, ref in rows}


def _heads_sql(
    snapshot: Path, rank: int, table: str, is_head: str, period: str | None
) -> str | None:
    path = snapshot / f"{table}.parquet"
    if not path.exists():
        return None
    when = period or "CAST(NULL AS DATE)"
    quoted = str(path).replace("'", "''")
    return (
        f"SELECT {rank} AS rank, household_id, person_id, row_ref, {when} AS period "
        f"FROM read_parquet('{quoted}') WHERE {is_head}"
    )
