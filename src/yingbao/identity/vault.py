"""The vault: who a person_id is, and what a row without a person said. Everything in it is sealed.

One SQLite file. People lie in blocks by the first digits of their person_id, each block sealed as a
whole and bound to its place: writing a county is a few thousand seals, reading a ledger's people
opens only their blocks. person_id is a keyed hash, so it is its own blind index.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from yingbao.security import KeyRing

BLOCK_DIGITS = 3
SOME = 10_000  # rows taken out of the database at a time
TABLES = ("people", "rows")


@dataclass(frozen=True, slots=True)
class Person:
    """As read in the files: the name may be missing, the number never is."""

    name: str | None
    id_number: str


class Vault:
    """Opens lazily; a vault that does not exist yet is empty."""

    def __init__(self, path: Path, ring: KeyRing) -> None:
        self.path = path
        self._ring = ring

    def put_people(self, con: Any, relation: str) -> None:
        """`relation` (a table, view or query of `con`): person_id, id18, name. The newest name stays."""
        self._put(con, "people", f"SELECT person_id AS key, id18 AS a, name AS b FROM {relation}")

    def put_rows(self, con: Any, relation: str) -> None:
        """`relation`: row_ref, column, raw: rows without a person, and bad numbers as written."""
        self._put(con, "rows", f'SELECT row_ref AS key, "column" AS a, raw AS b FROM {relation}')

    def people(self, ids: Sequence[str]) -> dict[str, Person]:
        """person_id → Person, for those that are known."""
        found = self._get("people", ids)
        return {key: Person(cells[-1][1], cells[-1][0]) for key, cells in found.items()}

    def rows(self, refs: Sequence[str]) -> dict[str, dict[str, str]]:
        """row_ref → column → text as written, for those that are known."""
        return {key: dict(cells) for key, cells in self._get("rows", refs).items()}

    # -- blocks --------------------------------------------------------------------------------

    def _put(self, con: Any, table: str, query: str) -> None:
        fresh = con.execute(
            f"SELECT {_block_sql(table)} AS block, key, a, b FROM ({query}) WHERE key IS NOT NULL "
            "ORDER BY block, key, a, b"
        )
        with self._open() as db:
            for block, told in groupby(_fetched(fresh), key=itemgetter(0)):
                known = self._read(db, table, block)
                merged = _merge(known, (row[1:] for row in told), newest=table == "people")
                sealed = self._ring.seal(
                    json.dumps(merged, ensure_ascii=False), _place(table, block)
                )
                db.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (block, sealed))

    def _get(self, table: str, keys: Sequence[str]) -> dict[str, list[list[str]]]:
        if not keys or not self.path.exists():
            return {}
        wanted: dict[str, set[str]] = defaultdict(set)
        for key in keys:
            wanted[_block(table, key)].add(key)
        found: dict[str, list[list[str]]] = {}
        with self._open() as db:
            for block, names in sorted(wanted.items()):
                cells = self._read(db, table, block)
                found |= {name: cells[name] for name in names if name in cells}
        return found

    def _read(self, db: sqlite3.Connection, table: str, block: str) -> dict[str, list[list[str]]]:
        row = db.execute(f"SELECT sealed FROM {table} WHERE block = ?", (block,)).fetchone()
        return json.loads(self._ring.unseal(row[0], _place(table, block))) if row else {}

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=30)) as db, db:
            db.execute("PRAGMA synchronous = FULL")
            for table in TABLES:
                db.execute(
                    f"CREATE TABLE IF NOT EXISTS {table} (block TEXT PRIMARY KEY, sealed BLOB)"
                )
            yield db


def _fetched(found: Any) -> Iterator[tuple[str, ...]]:
    while some := found.fetchmany(SOME):
        yield from some


def _merge(
    known: Mapping[str, list[list[str]]], fresh: Iterable[Sequence[str]], *, newest: bool
) -> dict[str, list[list[str]]]:
    """`newest` keeps one line a key: a person has one number and the name read last."""
    grouped: dict[str, list[list[str]]] = defaultdict(list)
    for key, a, b in fresh:
        grouped[key].append([a, b])
    if newest:
        named = {
            key: [next((c for c in reversed(cells) if c[1]), cells[-1])]
            for key, cells in grouped.items()
        }
        return {**known, **named}
    return {**known, **grouped}


def _block(table: str, key: str) -> str:
    """People by the start of their hash, rows by the start of their file's digest and their row."""
    if table == "people":
        return key[:BLOCK_DIGITS]
    return f"{key[:BLOCK_DIGITS]}{int(key.rsplit('|', 1)[-1]) % 64:02d}"


def _block_sql(table: str) -> str:
    if table == "people":
        return f"key[1:{BLOCK_DIGITS}]"
    return f"key[1:{BLOCK_DIGITS}] || lpad((CAST(regexp_extract(key, '[0-9]+$') AS BIGINT) % 64)::VARCHAR, 2, '0')"


def _place(table: str, block: str) -> str:
    return f"vault.{table}|{block}"
