"""一户一档: every fact that any source gave on a household, with its row; scope checked first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings

from yingbao.canon import load_tables
from yingbao.canon.schema import Column, Table
from yingbao.casework.fields import ring
from yingbao.casework.models import Clue, Role, Run, User
from yingbao.casework.selectors.family import Family, family_of
from yingbao.casework.selectors.stored import stored
from yingbao.identity import Vault

ROLLS = ("dibao_member", "tekun_member", "lowincome_member")
SHOWN_TYPES = (
    "text",
    "money",
    "number",
    "integer",
    "date",
    "month",
    "boolean",
    "code",
    "township",
    "village",
)
HIDDEN = (
    "row_ref",
    "person_id",
    "match",
    "id_state",
    "name_key",
    "household_id",
    "township",
    "village",
)
MEDICAL = {  # what is wrong with somebody and where it is treated is not needed to decide on aid
    "illness_record": ("illness", "hospital", "outcome"),
    "infection_record": ("kind", "place", "outcome"),
    "medical_bill": ("diagnosis",),
}
MOST_FACTS = 60
UNNAMED = "（名册上的一人，号码待核）"  # on the roll, but the vault knows no name


@dataclass(frozen=True)
class Fact:
    """What one row of one source says, in the source's own column labels."""

    source: str
    words: str
    row: str


@dataclass
class Person:
    person_id: str
    name: str
    id_number: str | None
    relation: str = ""
    birth: date | None = None
    programmes: set[str] = field(default_factory=set)


@dataclass
class HouseholdFile:
    """People, money by month and item, and facts by source."""

    household_id: str
    township: str = ""
    village: str = ""
    people: list[Person] = field(default_factory=list)
    months: list[date] = field(default_factory=list)
    money: dict[str, dict[date, Decimal]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    family: Family = field(default_factory=Family)

    @property
    def name(self) -> str:
        head = next((one for one in self.people if one.relation == "户主"), None) or (
            self.people[0] if self.people else None
        )
        return f"{head.name}户" if head and head.name != UNNAMED else "这一户（号码待核）"


class OutOfSight(Exception):
    """The household lies in another township, or nowhere."""


def latest_store() -> tuple[Path, Path] | None:
    """(snapshot folder, vault) of the newest run, or None before the first."""
    run = Run.newest()
    return store_of(run) if run else None


def store_of(run: Run) -> tuple[Path, Path]:
    """(snapshot folder, vault) of a run."""
    store = Path(settings.RUNS_ROOT) / run.folder / "store"
    return store / "snapshots" / run.snapshot, store / "vault.sqlite"


@cache
def engine() -> duckdb.DuckDBPyConnection:
    """One for the process, because starting one takes longer than most questions; a cursor for each page."""
    return duckdb.connect()


def open_household(household_id: str, user: User) -> HouseholdFile:
    """The file, or OutOfSight. Sight: the township of the rolls, or of a clue one may see."""
    run = Run.newest()
    if run is None or not household_id.replace("-", "").isalnum():
        raise OutOfSight
    snapshot, vault = store_of(run)
    with engine().cursor() as con:
        home = people_of(con, snapshot, household_id)
        if home.people:
            name_them(home.people, Vault(vault, ring()))
        else:
            _as_the_clues_say(home, user)
        if not home.people or not _may_see(home, user):
            raise OutOfSight
        ids = [one.person_id for one in home.people]
        home.family = family_of(con, snapshot, household_id, ids, run.as_of)
        _money(con, snapshot, home)
        _facts(con, snapshot, home)
    return home


def _as_the_clues_say(home: HouseholdFile, user: User) -> None:
    """A household that no roll holds any more: the people its clues name, where they say it lies."""
    for clue in Clue.objects.visible_to(user).filter(household_id=home.household_id):
        home.township, home.village = clue.township.name, clue.village
        if clue.person_id and clue.person_id not in [one.person_id for one in home.people]:
            home.people.append(Person(clue.person_id, clue.person_name or "", clue.id_number))


def _may_see(home: HouseholdFile, user: User) -> bool:
    if user.county_wide:
        return True
    if user.role in (Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD):
        at_home = user.township is not None and home.township == user.township.name
        return (
            at_home or Clue.objects.visible_to(user).filter(household_id=home.household_id).exists()
        )
    return False


def people_of(con: duckdb.DuckDBPyConnection, snapshot: Path, household_id: str) -> HouseholdFile:
    """Everybody a roll of any month lists in this household, without names."""
    home = HouseholdFile(household_id)
    seen: dict[str, Person] = {}
    if not household_id:
        return home
    for table in (name for name in ROLLS if (snapshot / f"{name}.parquet").exists()):
        relation = "relation" if table != "tekun_member" else "NULL"
        rows = con.execute(
            f"SELECT coalesce(person_id, row_ref), {relation}, id_birth_date, township, village "
            f"FROM read_parquet(?) WHERE household_id = ? ORDER BY period DESC, row_ref",
            [str(snapshot / f"{table}.parquet"), household_id],
        ).fetchall()
        for person_id, kin, birth, township, village in rows:
            person = seen.setdefault(person_id, Person(person_id, "", None, kin or "", birth))
            person.programmes.add(load_tables()[table].title.removesuffix("人员"))
            home.township, home.village = (
                home.township or township or "",
                home.village or village or "",
            )
    home.people = list(seen.values())
    return home


def name_them(people: list[Person], vault: Vault) -> None:
    """Names and numbers as the vault has them; a person it does not know is said to be unnamed."""
    known = vault.people([one.person_id for one in people])
    for person in people:
        if person.person_id in known:
            held = known[person.person_id]
            person.name, person.id_number = held.name or "", held.id_number
        person.name = person.name or UNNAMED


def _money(con: duckdb.DuckDBPyConnection, snapshot: Path, home: HouseholdFile) -> None:
    path = snapshot / "payment.parquet"
    if not path.exists():
        return
    rows = con.execute(
        "SELECT item, coalesce(period, make_date(year(paid_on), month(paid_on), 1)) AS month, sum(amount) "
        "FROM read_parquet(?) WHERE person_id IN (SELECT unnest(?)) AND coalesce(pay_status, '成功') = '成功' "
        "GROUP BY 1, 2 HAVING month IS NOT NULL ORDER BY 1, 2",
        [str(path), [one.person_id for one in home.people]],
    ).fetchall()
    for item, month, amount in rows:
        home.money.setdefault(item, {})[month] = amount
    home.months = sorted({month for amounts in home.money.values() for month in amounts})[-12:]


def _facts(con: duckdb.DuckDBPyConnection, snapshot: Path, home: HouseholdFile) -> None:
    files = _file_names(con, snapshot)
    for table in _speaking(con, snapshot, home):
        home.facts += _facts_of(con, snapshot, table, home, files)


def _speaking(con: duckdb.DuckDBPyConnection, snapshot: Path, home: HouseholdFile) -> list[Table]:
    """The tables that say anything of these people: most say nothing, and one scan of all is half the work."""
    asked = {
        str(snapshot / f"{table.name}.parquet"): table
        for table in load_tables().values()
        if table.name not in (*ROLLS, "dibao_household", "payment")
        and (snapshot / f"{table.name}.parquet").exists()
    }
    if not asked:
        return []
    ids = [one.person_id for one in home.people]
    found = con.execute(
        "SELECT DISTINCT filename FROM read_parquet(?, union_by_name = true, filename = true) "
        f"WHERE person_id IN ({', '.join('?' * len(ids))})",
        [list(asked), *ids],
    ).fetchall()
    speaking = {name for (name,) in found}
    return [table for name, table in asked.items() if name in speaking]


def _facts_of(
    con: duckdb.DuckDBPyConnection,
    snapshot: Path,
    table: Table,
    home: HouseholdFile,
    files: dict[str, str],
) -> Iterator[Fact]:
    path = snapshot / f"{table.name}.parquet"
    names = {one.person_id: one.name for one in home.people}
    left_out = (*HIDDEN, *MEDICAL.get(table.name, ()))
    columns = [c for c in stored(path, table) if c.type in SHOWN_TYPES and c.name not in left_out]
    listed = "".join(f', "{column.name}"' for column in columns)
    rows = con.execute(
        f"SELECT person_id, row_ref{listed} FROM read_parquet(?) "
        f"WHERE person_id IN (SELECT unnest(?)) ORDER BY row_ref LIMIT {MOST_FACTS}",
        [str(path), list(names)],
    ).fetchall()
    for person_id, ref, *values in rows:
        said = _said(columns, values)
        yield Fact(table.title, f"{names.get(person_id, '')}：{said}", place(ref, files))


def _said(columns: list[Column], values: list[Any]) -> str:
    pairs = zip(columns, values, strict=True)
    return "，".join(
        f"{column.label} {_word(value)}" for column, value in pairs if value is not None
    )


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) else str(value)


def _file_names(con: duckdb.DuckDBPyConnection, snapshot: Path) -> dict[str, str]:
    path = snapshot / "source_file.parquet"
    if not path.exists():
        return {}
    return {
        digest[:12]: name
        for digest, name in con.execute(
            "SELECT digest, name FROM read_parquet(?)", [str(path)]
        ).fetchall()
    }


def place(ref: str, files: dict[str, str]) -> str:
    """`digest|sheet|row` as people read it: file · sheet · row."""
    digest, sheet, row = (ref.split("|") + ["", ""])[:3]
    return f"{files.get(digest, digest)} · {sheet} · 第 {row} 行"
