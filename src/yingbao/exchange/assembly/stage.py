"""Accepted rows of every table, kept without any identifier in plain text until the snapshot is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yingbao.canon import Table
from yingbao.exchange.normalise.clean import Cleaned
from yingbao.exchange.normalise.judge import Judged
from yingbao.exchange.normalise.keyed import Keys
from yingbao.identity import KeyRing

MOST_WAITING = 40_000  # rows that wait for more of their table: a statement costs more than a sheet
ROLL_TABLES = frozenset({"dibao_household", "dibao_member", "tekun_member", "lowincome_member"})
PEOPLE = pa.schema(
    [
        ("person_id", pa.string()),
        ("id18", pa.string()),
        ("name", pa.string()),
        ("rank", pa.int32()),
        ("part", pa.int32()),
    ]
)
ROWS = pa.schema([("row_ref", pa.string()), ("column", pa.string()), ("raw", pa.string())])
LOOSE = pa.schema(
    [
        ("row_ref", pa.string()),
        ("n", pa.int32()),
        ("tbl", pa.string()),
        ("name", pa.string()),
        ("id_raw", pa.string()),
        ("id_state", pa.string()),
        ("birth_date", pa.date32()),
        ("sex", pa.string()),
        ("township", pa.string()),
        ("village", pa.string()),
    ]
)


@dataclass
class Stage:
    """Rows in the database (keys only) as `all_<table>`; and who people are, for the vault and for linkage.

    `tied` names tables in which one sheet gave two rows of the same place; `orders` tells from which
    files a table has rows.
    """

    con: Any
    ring: KeyRing
    tables: set[str] = field(default_factory=set)
    tied: set[str] = field(default_factory=set)
    people: list[pa.Table] = field(default_factory=list)
    loose: list[pa.Table] = field(default_factory=list)
    rows: list[pa.Table] = field(default_factory=list)
    orders: dict[str, set[int]] = field(default_factory=dict)
    _waiting: dict[str, list[pa.Table]] = field(default_factory=dict)
    _rows_waiting: int = 0
    _number: int = 0

    def __post_init__(self) -> None:
        self.keys = Keys(self.ring)

    def add(self, cleaned: Cleaned, judged: Judged, order: int, derived: bool) -> int:
        """Keeps the rows that were not refused; returns how many."""
        taken = _without(cleaned.rows, judged.refused)
        self._number += 1
        stored = taken.select([c.name for c in cleaned.table.physical] + ["_row", "_n", "_hint"])
        for name, value in (("_order", order), ("_part", self._number), ("_derived", derived)):
            stored = stored.append_column(name, pa.repeat(value, len(taken)))
        self.orders.setdefault(cleaned.table.name, set()).add(order)
        self._keep(cleaned.table.name, stored)
        self._remember_people(cleaned.table, taken)
        self._remember_rows(cleaned.table, taken)
        return len(taken)

    def _keep(self, table: str, rows: pa.Table) -> None:
        self._waiting.setdefault(table, []).append(rows)
        self._rows_waiting += len(rows)
        if self._rows_waiting > MOST_WAITING:
            self._put_down()
        if not _each_apart(_places(rows)):
            self.tied.add(table)

    def _put_down(self) -> None:
        """The parts that wait, each table's in the order in which they came."""
        for table in list(self._waiting):
            self._put(table)
        self._rows_waiting = 0

    def _put(self, table: str) -> None:
        started = table in self.tables
        into = f'INSERT INTO "all_{table}"' if started else f'CREATE TEMP TABLE "all_{table}" AS'
        self.con.register("part", pa.concat_tables(self._waiting.pop(table)))
        self.con.execute(f"{into} SELECT * FROM part")
        self.con.unregister("part")
        self.tables.add(table)

    def _remember_people(self, table: Table, taken: pa.Table) -> None:
        """Everybody with a usable number, for the vault. Rolls and household books know names best."""
        rank = 0 if table.name in ROLL_TABLES else 1 if table.name == "hukou_person" else 2
        self._remember(taken, ("person_id", "_id18", "_name"), rank)
        if any(c.name == "carer_id_number" for c in table.columns):
            self._remember(taken, ("carer_person_id", "_carer_id18", "_carer_name"), 3)

    def _remember(self, taken: pa.Table, who: tuple[str, str, str], rank: int) -> None:
        known = taken.filter(pc.is_valid(taken.column(who[1])))
        columns = [known.column(name) for name in who]
        columns += [pa.repeat(pa.scalar(n, pa.int32()), len(known)) for n in (rank, self._number)]
        self.people.append(pa.table(columns, schema=PEOPLE))

    def _remember_rows(self, table: Table, taken: pa.Table) -> None:
        """Rows without a person: what they say, for the vault and for linkage. Bad numbers as written."""
        nobody = pc.is_null(taken.column("_id18"))
        named = taken.filter(pc.and_(nobody, pc.is_valid(taken.column("_name"))))
        if len(named):
            self.loose.append(_loose(table, named))
            self.rows.append(_said(named, "name", "_name"))
        told = nobody
        if table.name in ROLL_TABLES:
            told = pc.fill_null(pc.not_equal(taken.column("id_state"), "valid"), False)
        written = taken.filter(pc.and_(told, pc.is_valid(taken.column("_id_raw"))))
        if len(written):
            self.rows.append(_said(written, "id_number", "_id_raw"))

    def tell(self) -> None:
        """Puts down what still waits, and makes `seen_people`, `seen_rows` and `loose` of what was
        remembered; it is forgotten here."""
        self._put_down()
        people, rows, loose = (
            pa.concat_tables([schema.empty_table(), *kept])
            for schema, kept in ((PEOPLE, self.people), (ROWS, self.rows), (LOOSE, self.loose))
        )
        self.people, self.rows, self.loose = [], [], []
        # a name counts once a sheet
        distinct = "SELECT person_id, id18, name, rank FROM (SELECT DISTINCT * FROM told)"
        for name, told, select in (
            ("seen_people", people, distinct),
            ("seen_rows", rows, "FROM told"),
            ("loose", loose, "FROM told"),
        ):
            self.con.register("told", told)
            self.con.execute(f"CREATE TEMP TABLE {name} AS {select}")
            self.con.unregister("told")


def _without(rows: pa.Table, refused: set[tuple[int, int]]) -> pa.Table:
    if not refused:
        return rows
    out = np.isin(_places(rows), [(row << 32) + n for row, n in refused])
    return rows.filter(pa.array(~out))


def _each_apart(places: np.ndarray) -> bool:
    """Rows mostly stand in the order of the sheet, which needs no sorting to see."""
    return bool((np.diff(places) > 0).all()) or len(np.unique(places)) == len(places)


def _places(rows: pa.Table) -> np.ndarray:
    """Row of the sheet and number within it, as one number."""
    row, n = (np.asarray(rows.column(name), np.int64) for name in ("_row", "_n"))
    places: np.ndarray = (row << 32) + n
    return places


def _loose(table: Table, named: pa.Table) -> pa.Table:
    """What a row without a person says of it: the number's damaged digits before the row's own cells."""
    stored = {c.name for c in table.physical}
    birth, sex = named.column("id_birth_date"), named.column("id_sex")
    if "birth_date" in stored:
        birth = pc.coalesce(birth, named.column("birth_date"))
    if "sex" in stored:
        sex = pc.coalesce(sex, named.column("sex"))
    nowhere = pa.nulls(len(named), pa.string())
    placed = "village" in stored
    columns = [
        named.column("row_ref"),
        named.column("_n"),
        pa.repeat(table.name, len(named)),
        *(named.column(name) for name in ("_name", "_id_raw", "id_state")),
        birth,
        sex,
        named.column("township") if placed else nowhere,
        named.column("village") if placed else nowhere,
    ]
    return pa.table(columns, schema=LOOSE)


def _said(rows: pa.Table, column: str, source: str) -> pa.Table:
    columns = [rows.column("row_ref"), pa.repeat(column, len(rows)), rows.column(source)]
    return pa.table(columns, schema=ROWS)
