"""Both sides of a linkage in the same columns; of the people, only those who could be meant at all."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from yingbao.identity.likeness import sound, surname

# What a row or a person is blocked and compared by; `sound` and `surname` are added in Python.
ROW = """
SELECT row_ref AS ref, name, strftime(birth_date, '%Y%m%d') AS birth, sex, township, village, lost,
    CASE WHEN lost AND strlen(kept) >= 6 THEN kept END AS prefix,
    CASE WHEN lost AND strlen(kept) >= 6 THEN kept
        WHEN id_state IN ('checksum_failed', 'impossible_date', 'wrong_length')
            AND strlen(id_clean) BETWEEN 17 AND 19 THEN id_clean END AS number
FROM (SELECT *, {kept} AS kept, coalesce(id_state = 'lost_digits', FALSE) AS lost FROM {relation})
"""
# The digits that can be trusted: 15 of a number a spreadsheet cut, those before the stars of a masked
# one, those before an exponent without the last, which was rounded.
KEPT = """CASE WHEN contains(id_clean, 'E') THEN split_part(replace(id_clean, '.', ''), 'E', 1)[:-2][1:15]
    WHEN contains(id_clean, '*') THEN split_part(id_clean, '*', 1) ELSE id_clean[1:15] END"""
PERSON = """
SELECT person_id AS ref, name, strftime(birth_date, '%Y%m%d') AS birth, sex, township, village,
    FALSE AS lost, NULL::VARCHAR AS prefix, id18 AS number, bearers
FROM (SELECT *, count(*) OVER (PARTITION BY name) AS bearers FROM {relation})
"""
KEYS = """
SELECT *, birth[1:4] AS birth_year,
    CASE WHEN strlen(number) >= 15 THEN number[1:14] END AS number_start,
    CASE WHEN strlen(number) >= 17 THEN right(number, 10) END AS number_end,
    CASE WHEN strlen(number) >= 17 THEN number[1:8] || right(number, 4) END AS number_mid
FROM ({side})
"""
# Coarser than the blocks, so that no pair of theirs is lost; sound is not known yet.
MAY_BE_MEANT = (
    "p.name = r.name",
    "p.birth = r.birth",
    "p.village = r.village AND p.name[1] = r.name[1]",
    "p.village = r.village AND p.name[2:] = r.name[2:]",
    "p.village = r.village AND p.birth_year = r.birth_year",
    "p.number_start = r.number_start",
    "p.number_end = r.number_end",
    "p.number_mid = r.number_mid",
)


def prepare(con: Any, unlinked: str, people: str) -> tuple[pa.Table, pa.Table]:
    """Arrow tables of the rows and of the people who could be meant, ordered by their reference."""
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE link_rows AS {KEYS.format(side=ROW.format(relation=unlinked, kept=KEPT))}"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE link_people AS {KEYS.format(side=PERSON.format(relation=people))}"
    )
    meant = " UNION ".join(
        f"SELECT p.ref FROM link_people AS p JOIN link_rows AS r ON {condition}"
        for condition in MAY_BE_MEANT
    )
    rows = con.sql("SELECT *, 0::BIGINT AS bearers FROM link_rows ORDER BY ref").to_arrow_table()
    some = con.sql(
        f"SELECT * FROM link_people WHERE ref IN ({meant}) ORDER BY ref"
    ).to_arrow_table()
    con.execute("DROP TABLE link_rows; DROP TABLE link_people")
    return _sounded(rows), _sounded(some)


def _sounded(table: pa.Table) -> pa.Table:
    names = table.column("name").to_pylist()
    sounds = {name: (sound(name), surname(name)) for name in set(names) if name}
    for place, column in enumerate(("sound", "surname")):
        values = [sounds[name][place] if name else None for name in names]
        table = table.append_column(column, pa.array(values, pa.string()))
    return table
