"""What a snapshot tells of how its sources were read, asked of whatever backend holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from yingbao.canon import load_tables
from yingbao.canon.source_reading import LEDGER, NAMED, WHOLE_SHEET, SourceReading
from yingbao.engine.backends import Backend
from yingbao.engine.unread import People, Place, Sources

Readings = list[SourceReading]


def sources_in(backend: Backend) -> Sources:
    """Nothing is unread in a snapshot that was made without intake."""
    received = backend.received()
    readings = _readings(backend, received)
    return Sources(readings, received, _people(backend, received, readings))


def _readings(backend: Backend, received: frozenset[str]) -> Readings:
    names = [field.name for field in fields(SourceReading)]
    if LEDGER not in received:
        return []
    rows = backend.ask(_hits(f"SELECT {', '.join(map(_quoted, names))} FROM {LEDGER}")).rows
    found = [SourceReading(**{name: row[name] for name in names}) for row in rows]
    return sorted(found, key=lambda reading: [str(value) for value in vars(reading).values()])


def _people(backend: Backend, received: frozenset[str], readings: Readings) -> People:
    known = sorted(received & set(load_tables()))
    if NAMED not in received or not known:
        return {}
    garbled = {r.table for r in readings if r.state == "garbled"} & set(known)
    found: dict[Place, set[str]] = {}
    for row in backend.ask(_hits(families(known, sorted(garbled)))).rows:
        place = (row["file"], row["sheet"], row["table"], row["column"])
        found.setdefault(place, set()).add(row["person_id"])
    return {place: frozenset(people) for place, people in found.items()}


def families(tables: Iterable[str], garbled: Iterable[str] = ()) -> str:
    """A query for (file, sheet, table, column, person_id): whom an unread sheet names by number, or by a name
    that these tables know; whose rows of the `garbled` tables have a cell nobody could read; and everybody of
    their households. Table and column are empty where the sheet as a whole is meant."""
    known = " UNION ".join(f"SELECT person_id, name_key, household_id FROM {t}" for t in tables)
    meant = " UNION ".join([_BY_NUMBER, _BY_NAME, *map(_by_row, garbled)])
    return f"""WITH known AS ({known}), meant AS ({meant})
SELECT file, sheet, "table", "column", person_id
FROM meant
UNION
SELECT n.file, n.sheet, n."table", n."column", kin.person_id
FROM meant AS n
JOIN known AS me ON me.person_id = n.person_id
JOIN known AS kin ON kin.household_id = me.household_id
WHERE kin.person_id IS NOT NULL"""


_BY_NUMBER = f"""SELECT file, sheet, '' AS "table", '' AS "column", person_id
FROM {NAMED}
WHERE person_id IS NOT NULL"""
_BY_NAME = f"""SELECT u.file, u.sheet, '' AS "table", '' AS "column", k.person_id
FROM {NAMED} AS u
JOIN known AS k ON k.name_key = u.name_key
WHERE u.person_id IS NULL AND k.person_id IS NOT NULL"""


def _by_row(table: str) -> str:
    return f"""SELECT r.file, r.sheet, r."table", r."column", t.person_id
FROM {LEDGER} AS r
JOIN {table} AS t ON split_part(t.row_ref, '|', 1) = r.digest AND split_part(t.row_ref, '|', 2) = r.sheet
WHERE r.state = 'garbled' AND r."table" = '{table}' AND t.person_id IS NOT NULL
    AND (r."row" = {WHOLE_SHEET} OR split_part(t.row_ref, '|', 3) = CAST(r."row" AS VARCHAR))"""


def _hits(sql: str) -> str:
    return f"SELECT 0 AS looked_at, 1 AS hit, found.* FROM ({sql}) AS found"


def _quoted(name: str) -> str:
    return f'"{name}"'
