"""Staged parts → the tables of a snapshot: places named alike, repeats collapsed, registers narrowed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from yingbao.canon import Table, load_tables
from yingbao.exchange.assembly.persons import doubt_names, link_rows, with_loose_rows
from yingbao.exchange.assembly.places import PlaceNames
from yingbao.exchange.assembly.stage import ROLL_TABLES, Stage

ABOUT_PEOPLE_WE_WATCH = (
    "dibao_household dibao_member tekun_member lowincome_member linshi_grant application stop_decision poverty_person "
    "disability_certificate disability_allowance child_allowance oldage_allowance cadre kin_register kin_declaration hukou_person "
    "account_custody check_report infection_record job_loss shock_event aid_enquiry"
).split()


@dataclass(frozen=True)
class Finished:
    """Rows per table, and per file order and table how many were repeats or concern nobody we watch."""

    rows: dict[str, int]
    repeated: dict[tuple[int, str], int] = field(default_factory=dict)
    unrelated: dict[tuple[int, str], int] = field(default_factory=dict)
    unplaced: dict[str, str] = field(default_factory=dict)  # row_ref → id_state: nobody was found


def finish(
    stage: Stage,
    target: Path,
    as_of: date,
    townships: tuple[str, ...] = (),
    verdicts: Path | None = None,
) -> Finished:
    """Writes `<table>.parquet` for every table that received rows, sorted by row_ref."""
    con = stage.con
    stage.tell()
    tables = [load_tables()[name] for name in sorted(stage.tables)]
    places = PlaceNames.learn(con, [t.name for t in tables], townships, as_of)
    repeated: dict[tuple[int, str], int] = {}
    for table in tables:
        places.apply(con, table.name)
        if table.name == "dibao_member" and "dibao_household" in stage.tables:
            _take_homes(con)
        _prefer_own_sheets(con, table)
        repeated |= _collapse(con, table, len(stage.orders[table.name]))
    doubt_names(stage, tables)
    made = link_rows(stage, tables, target, verdicts)
    unplaced = _unplaced(con, tables)
    somebody = _watch(con, [t.name for t in tables])
    unrelated: dict[tuple[int, str], int] = {}
    for table in tables if somebody else ():
        if table.retain == "matched":
            unrelated |= _narrow(con, table)
    rows = {t.name: _write(con, t, target, t.name in stage.tied) for t in tables}
    return Finished(rows | made, repeated, unrelated, unplaced)


SAME_LISTING = {
    "dibao_household": "household_id",
    "dibao_member": "household_id",
    "tekun_member": "person_id",
}


def _take_homes(con: Any) -> None:
    """A system's sheet of people gives the household's number and no place: it is where the household's is."""
    for side in ("township", "village", "area_kind"):
        con.execute(
            f"UPDATE all_dibao_member SET {side} = home.said FROM (SELECT household_id, period, min({side}) AS said "
            "FROM all_dibao_household WHERE household_id IS NOT NULL GROUP BY ALL "
            f"HAVING count(DISTINCT {side}) = 1) AS home WHERE all_dibao_member.{side} IS NULL "
            "AND all_dibao_member.household_id = home.household_id AND all_dibao_member.period = home.period"
        )


def _prefer_own_sheets(con: Any, table: Table) -> None:
    """Members read off a household's row give way where a sheet of people lists them; and households
    read off people's rows where a sheet of households has them. One family may be listed twice, in
    town and country or in two townships: a listing gives way only to its own."""
    if not (same := SAME_LISTING.get(table.name)):
        return
    name = f'"all_{table.name}"'
    sides = " AND ".join(
        f"coalesce(own.{side}, {name}.{side}, '') = coalesce({name}.{side}, own.{side}, '')"
        for side in ("area_kind", "township")
    )
    listed = (
        f"_derived AND EXISTS (SELECT 1 FROM {name} AS own WHERE NOT own._derived "
        f"AND own.period = {name}.period AND own.{same} = {name}.{same} AND {sides}"
    )
    if table.name == "dibao_member":
        person = f"(own.person_id = {name}.person_id OR own.name_key = {name}.name_key)"
        con.execute(f"DELETE FROM {name} WHERE {listed} AND {person})")
        # the system's sheet of people holds who is covered; the household's row names the whole family
        con.execute(f"UPDATE {name} SET is_covered = FALSE WHERE {listed})")
    else:
        con.execute(f"DELETE FROM {name} WHERE {listed})")


def _collapse(con: Any, table: Table, files: int) -> dict[tuple[int, str], int]:
    """The same row twice: in registers kept once; in rolls and events only when another file repeats it."""
    if table.kind not in ("register", "spell") and files == 1:
        return {}
    name = f'"all_{table.name}"'
    content = ", ".join(f'"{c.name}"' for c in table.physical if c.name != "row_ref")
    if table.kind in ("register", "spell"):
        repeat = f"row_number() OVER (PARTITION BY {content} ORDER BY _part, _row, _n) > 1"
    else:
        repeat = f"_order > min(_order) OVER (PARTITION BY {content})"
    # few rows share their hash with another: only those are compared column by column
    suspects = f"SELECT hash({content}) AS h FROM {name} GROUP BY 1 HAVING count(*) > 1"
    judged = (
        f"SELECT rowid AS place, _order, {repeat} AS _repeat FROM {name} "
        f"WHERE hash({content}) IN ({suspects})"
    )
    repeats = con.sql(f"SELECT place, _order FROM ({judged}) WHERE _repeat").to_arrow_table()
    if len(repeats):
        con.register("repeats", repeats)
        con.execute(f"DELETE FROM {name} WHERE rowid IN (SELECT place FROM repeats)")
        con.unregister("repeats")
    counts = Counter(repeats.column("_order").to_pylist())
    return {(order, table.name): count for order, count in counts.items()}


# Registers that speak of one person a row, by number: without one the row says nothing of anybody.
BY_NUMBER = frozenset(
    "death_record cremation custody community_correction vehicle property_right business payroll pension "
    "insurance_contribution housing_fund medical_bill disability_certificate tax_income".split()
)


def _unplaced(con: Any, tables: list[Table]) -> dict[str, str]:
    """Rows whose number is of no use and for whom nobody was found by name, birth and village either.

    On rolls a wrong number is a clue of its own; only digits a spreadsheet cut off are the sender's to
    mend. A payment is known by its account.
    """
    found: dict[str, str] = {}
    for table in with_loose_rows(con, tables):
        states = "l.id_state <> 'missing'" if table.name not in BY_NUMBER else "TRUE"
        if table.name in ROLL_TABLES:
            states = "l.id_state = 'lost_digits'"
        if any(column.name == "account_key" for column in table.physical):
            states += " AND (a.account_key IS NULL OR l.id_state = 'lost_digits')"
        rows = con.execute(
            f'SELECT DISTINCT a.row_ref, l.id_state FROM loose AS l JOIN "all_{table.name}" AS a '
            f"ON a.row_ref = l.row_ref AND a._n = l.n WHERE l.tbl = '{table.name}' AND a.person_id IS NULL AND {states}"
        ).fetchall()
        found |= dict(rows)
    return found


def _watch(con: Any, present: list[str]) -> bool:
    """Everybody whom some programme, list or household book names; False when those have no row."""
    watched = [name for name in present if name in ABOUT_PEOPLE_WE_WATCH]
    for key in ("person_id", "name_key"):
        said = [f'SELECT {key} FROM "all_{n}" WHERE {key} IS NOT NULL' for n in watched]
        nobody = f"SELECT NULL::VARCHAR AS {key} WHERE FALSE"
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE watched_{key} AS {' UNION '.join(said) or nobody}"
        )
    return any(con.execute(f'SELECT 1 FROM "all_{n}" LIMIT 1').fetchall() for n in watched)


def _narrow(con: Any, table: Table) -> dict[tuple[int, str], int]:
    """Rows of a register that can concern somebody watched: by person, or by name where no person is known."""
    name = f'"all_{table.name}"'
    person = [c.name for c in table.physical if c.name.endswith("person_id")]
    known = " OR ".join(
        f"{column} IN (SELECT person_id FROM watched_person_id)" for column in person
    )
    unknown = "person_id IS NULL AND (name_key IS NULL OR name_key IN (SELECT name_key FROM watched_name_key))"
    keep = f"(coalesce({known}, FALSE) OR ({unknown}))"
    before = _by_file(con, name)
    con.execute(f"DELETE FROM {name} WHERE NOT {keep}")
    left = _by_file(con, name)
    gone = {order: count - left.get(order, 0) for order, count in before.items()}
    return {(order, table.name): count for order, count in gone.items() if count}


def _by_file(con: Any, name: str) -> dict[int, int]:
    return dict(con.execute(f"SELECT _order, count(*) FROM {name} GROUP BY _order").fetchall())


def _write(con: Any, table: Table, target: Path, tied: bool) -> int:
    """Sorted by where the rows stood; `tied` when that alone does not tell all of them apart."""
    stored = ", ".join(f'"{c.name}"' for c in table.physical)
    rest = "".join(f', "{c.name}"' for c in table.physical if c.name != "row_ref") if tied else ""
    written = con.execute(
        f'COPY (SELECT {stored} FROM "all_{table.name}" ORDER BY _part, _row, _n{rest}) '
        f"TO '{target / (table.name + '.parquet')}' (FORMAT parquet, COMPRESSION zstd)"
    ).fetchone()
    con.execute(f'DROP TABLE "all_{table.name}"')
    return int(written[0])
