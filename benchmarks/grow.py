"""A snapshot of many counties out of one county's, column by column: nobody's rows are shared.

Each copy is the whole county under keys, numbers and villages of its own, so that every rule that looks at
people finds in each what it finds in the first. The invented county is small for its townships: fifteen
copies lie in the townships of one county, some 25,000 people each. No row passes through Python.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from yingbao.canon import Table, load_tables

COPIES_OF_A_COUNTY = 15
SETTINGS = {"memory_limit": "4GB", "threads": 2, "preserve_insertion_order": False}


def grow(county: Path, into: Path, copies: int) -> Path:
    """Writes `into` once; a folder cut short is begun anew."""
    if (into / "whole").exists():
        return into
    into.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config=SETTINGS) as con:
        for name, table in sorted(load_tables().items()):
            source = county / f"{name}.parquet"
            if source.exists():
                con.execute(_copy_sql(table, source, into / source.name, copies))
    (into / "whole").touch()
    return into


def _copy_sql(table: Table, source: Path, target: Path, copies: int) -> str:
    """What belongs to nobody in particular (standards, closed lists) is there once."""
    once = not any(c.name.endswith(("person_id", "household_id")) for c in table.physical[8:])
    shared = once and not {"id_number", "name"} & {c.type for c in table.columns}
    logical = {c.name: c.type for c in table.columns}
    columns = ", ".join(
        f'{_own(c.name, logical.get(c.source or "", ""))} AS "{c.name}"' for c in table.physical
    )
    return (
        f"COPY (SELECT {columns} FROM read_parquet('{source}') AS r, range({1 if shared else copies}) AS t(copy)) "
        f"TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
    )


def _own(name: str, kind: str) -> str:
    """The column as copy number `copy` has it. The first copy is the county itself."""
    value = f'r."{name}"'
    if name == "row_ref":
        changed = f"md5({value}[1:12] || copy)[1:12] || {value}[13:]"
    elif name.endswith("person_id"):
        changed = f"CAST(CAST(md5({value} || copy) AS UUID) AS VARCHAR)"
    elif name.endswith("_key") or name == "household_id":
        changed = f"md5({value} || copy)[1:24]"
    elif kind == "township":
        changed = f"(copy // {COPIES_OF_A_COUNTY}) || '·' || {value}"
    elif kind == "village":
        changed = f"copy || '·' || {value}"
    elif kind == "ref":
        changed = f"{value} || '#' || copy"
    else:
        return value
    return f"CASE WHEN copy = 0 OR {value} IS NULL THEN {value} ELSE {changed} END"
