"""Accepted rows of every table, kept without any identifier in plain text until the snapshot is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yingbao.canon import Table
from yingbao.exchange.normalise.clean import Cleaned
from yingbao.exchange.normalise.judge import Judged
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


@dataclass(frozen=True)
class Part:
    """The accepted rows of one table of one sheet: keys only in `rows`, and apart from them who people are.

    `tied`: two of the rows stand at the same place. `people` have no `part` yet, which the stage gives.
    """

    table: str
    rows: pa.Table
    people: tuple[pa.Table, ...]
    loose: tuple[pa.Table, ...]
    said: tuple[pa.Table, ...]
    tied: bool


def part_of(cleaned: Cleaned, judged: Judged, order: int, derived: bool) -> Part:
    """The rows that were not refused. `order` is the file's place in the folder."""
    taken = _without(cleaned.rows, judged.refused)
    stored = taken.select([c.name for c in cleaned.table.physical] + ["_row", "_n", "_hint"])
    for name, value in (("_order", order), ("_derived", derived)):
        stored = stored.append_column(name, pa.repeat(value, len(taken)))
    loose, said = _without_person(cleaned.table, taken)
    people = tuple(_people(cleaned.table, taken))
    tied = not _each_apart(_places(stored))
    return Part(cleaned.table.name, stored, people, tuple(loose), tuple(said), tied)


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

    def take(self, part: Part, order: int) -> None:
        """Parts come in the order of files, sheets and tables: their numbers say which came first."""
        self._number += 1
        numbered = part.rows.append_column("_part", pa.repeat(self._number, len(part.rows)))
        self.orders.setdefault(part.table, set()).add(order)
        if part.tied:
            self.tied.add(part.table)
        self._keep(part.table, numbered)
        for people in part.people:
            number = pa.repeat(pa.scalar(self._number, pa.int32()), len(people))
            self.people.append(people.append_column("part", number).cast(PEOPLE))
        self.loose += part.loose
        self.rows += part.said

    def _keep(self, table: str, rows: pa.Table) -> None:
        self._waiting.setdefault(table, []).append(rows)
        self._rows_waiting += len(rows)
        if self._rows_waiting > MOST_WAITING:
            self._put_down()

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


def _people(table: Table, taken: pa.Table) -> Iterator[pa.Table]:
    """Everybody with a usable number, for the vault. Rolls and household books know names best."""
    rank = 0 if table.name in ROLL_TABLES else 1 if table.name == "hukou_person" else 2
    yield _known(taken, ("person_id", "_id18", "_name"), rank)
    for role in ("carer", "keeper"):
        if any(c.name == f"{role}_id_number" for c in table.columns):
            yield _known(taken, (f"{role}_person_id", "_carer_id18", "_carer_name"), 3)


def _known(taken: pa.Table, who: tuple[str, str, str], rank: int) -> pa.Table:
    known = taken.filter(pc.is_valid(taken.column(who[1])))
    columns = [known.column(name) for name in who]
    columns.append(pa.repeat(pa.scalar(rank, pa.int32()), len(known)))
    return pa.table(columns, schema=pa.schema(list(PEOPLE)[:4]))


def _without_person(table: Table, taken: pa.Table) -> tuple[list[pa.Table], list[pa.Table]]:
    """Rows without a person: what they say, for linkage and for the vault. Bad numbers as written."""
    loose, said = [], []
    nobody = pc.is_null(taken.column("_id18"))
    named = taken.filter(pc.and_(nobody, pc.is_valid(taken.column("_name"))))
    if len(named):
        loose.append(_loose(table, named))
        said.append(_said(named, "name", "_name"))
    told = nobody
    if table.name in ROLL_TABLES:
        told = pc.fill_null(pc.not_equal(taken.column("id_state"), "valid"), False)
    written = taken.filter(pc.and_(told, pc.is_valid(taken.column("_id_raw"))))
    if len(written):
        said.append(_said(written, "id_number", "_id_raw"))
    return loose, said


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
