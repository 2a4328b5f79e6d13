"""Who the rows are about, once all files are read: doubted where the name contradicts the number, linked
where a row has no usable number.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yingbao.canon import Table
from yingbao.exchange.assembly.stage import Stage
from yingbao.exchange.normalise.clean import subject_name
from yingbao.identity import clean_id, names_agree
from yingbao.identity.linkage import Verdicts, link

VERDICTS = "linkage_verdicts"  # in the store, beside the vault
# What these say of a person weighs too much to rest on a number whose owner has another name.
GRAVE = ("death_record", "cremation", "custody")
# Where a person lives, from the registers that know best.
HOMES = (
    "hukou_person",
    "dibao_member",
    "dibao_household",
    "tekun_member",
    "poverty_person",
    "disability_certificate",
)
KNOWN = """
CREATE OR REPLACE TEMP TABLE known_names AS
SELECT person_id, id18, name FROM (
    SELECT person_id, id18, name, max((rank = 1)::INTEGER) AS household_book, count(*) AS told, min(rank) AS rank
    FROM seen_people GROUP BY ALL
)
QUALIFY row_number() OVER (
    PARTITION BY person_id ORDER BY name IS NULL, household_book DESC, told DESC, rank, name
) = 1
"""


def doubt_names(stage: Stage, tables: list[Table]) -> None:
    """A valid number whose owner is called quite otherwise elsewhere (in the household book, else in most
    files) may be another person's, typed in by mistake: the row matches `medium` only, so that no red
    or orange clue rests on it; in grave registers it names nobody.
    """
    con = stage.con
    con.execute(KNOWN)
    pairs = con.execute(
        "SELECT DISTINCT s.person_id, s.name, k.name FROM seen_people AS s JOIN known_names AS k "
        "ON k.person_id = s.person_id AND s.name <> k.name ORDER BY ALL"
    ).fetchall()
    doubted = [
        (who, stage.ring.key(told, "name"))
        for who, told, known in pairs
        if not names_agree(told, known)
    ]
    con.execute("CREATE OR REPLACE TEMP TABLE doubted (person_id VARCHAR, name_key VARCHAR)")
    if doubted:
        con.executemany("INSERT INTO doubted VALUES (?, ?)", doubted)
        for table in tables:
            if subject_name(table) != "holder_name":  # an account may be a guardian's or the head's
                _lower(con, table)


def _lower(con: Any, table: Table) -> None:
    name = f'"all_{table.name}"'
    judged = "person_id = NULL, match = 'weak'" if table.name in GRAVE else "match = 'medium'"
    if table.subject:
        judged += f", {table.subject}match = 'medium'"
    con.execute(
        f"UPDATE {name} SET {judged} FROM doubted AS d "
        f"WHERE {name}.match = 'strong' AND d.person_id = {name}.person_id AND d.name_key = {name}.name_key"
    )


def link_rows(
    stage: Stage, tables: list[Table], target: Path, verdicts: Path | None
) -> dict[str, int]:
    """Gives rows without a usable number their person, as `medium`, where linkage is sure.

    Writes `link_made` and `link_question` (row_ref, person_id, score, explanation, …; no name, no number)
    and returns how many rows each has. Nothing happens when every row has its number.
    """
    con = stage.con
    loose = with_loose_rows(con, tables)
    if not loose:
        return {}
    _gather_rows(con, loose)
    _gather_people(con, {table.name for table in tables})
    linked = link(
        con, "link_left", "link_right", stage.ring, Verdicts(verdicts) if verdicts else None
    )
    for table in loose:
        _assign(con, table, linked.auto)
    made = {"link_made": linked.auto, "link_question": linked.doubtful}
    return {
        name: _write(con, relation, target / f"{name}.parquet") for name, relation in made.items()
    }


def with_loose_rows(con: Any, tables: list[Table]) -> list[Table]:
    """Those of the tables that have rows without a person."""
    named = {name for (name,) in con.execute("SELECT DISTINCT tbl FROM loose").fetchall()}
    return [table for table in tables if table.name in named]


def _gather_rows(con: Any, tables: list[Table]) -> None:
    """With the places as all departments agree on them; a household's row and its members share a row_ref."""
    rows = con.execute("SELECT DISTINCT id_raw FROM loose WHERE id_raw IS NOT NULL").fetchall()
    con.execute("CREATE OR REPLACE TEMP TABLE read_ids (id_raw VARCHAR, id_clean VARCHAR)")
    if rows:
        con.executemany(
            "INSERT INTO read_ids VALUES (?, ?)", [(raw, clean_id(raw)) for (raw,) in rows]
        )
    parts = " UNION ALL ".join(
        f'SELECT l.*, a.township AS at_township, a.village AS at_village FROM loose AS l JOIN "all_{table.name}" AS a '
        f"ON a.row_ref = l.row_ref AND a._n = l.n WHERE l.tbl = '{table.name}' AND a.person_id IS NULL"
        for table in tables
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE link_left AS SELECT DISTINCT ON (p.tbl, p.row_ref, p.n) "
        "p.tbl || '|' || p.row_ref || '|' || p.n AS row_ref, p.name, p.birth_date, p.sex, "
        "p.at_township AS township, p.at_village AS village, coalesce(i.id_clean, '') AS id_clean, p.id_state "
        f"FROM ({parts}) AS p LEFT JOIN read_ids AS i USING (id_raw) ORDER BY p.tbl, p.row_ref, p.n, p.name"
    )


def _gather_people(con: Any, present: set[str]) -> None:
    """Everybody with a usable number: the name most told, birth and sex by the number, home by register."""
    homes = [
        f'SELECT person_id, {rank} AS rank, township, village FROM "all_{name}" WHERE person_id IS NOT NULL AND village IS NOT NULL'
        for rank, name in enumerate(HOMES)
        if name in present
    ] or ["SELECT '' AS person_id, 0 AS rank, '' AS township, '' AS village WHERE FALSE"]
    con.execute(
        "CREATE OR REPLACE TEMP TABLE link_right AS "
        f"WITH home AS (SELECT DISTINCT ON (person_id) * FROM ({' UNION ALL '.join(homes)}) ORDER BY person_id, rank, township, village) "
        "SELECT k.person_id, k.id18, k.name, try_strptime(k.id18[7:14], '%Y%m%d')::DATE AS birth_date, "
        "CASE WHEN k.id18[17]::INTEGER % 2 = 1 THEN '男' ELSE '女' END AS sex, h.township, h.village "
        "FROM known_names AS k LEFT JOIN home AS h USING (person_id)"
    )


def _assign(con: Any, table: Table, auto: str) -> None:
    name = f'"all_{table.name}"'
    person = "person_id = l.person_id, match = 'medium'"
    if table.subject:
        person += f", {table.subject}person_id = l.person_id, {table.subject}match = 'medium'"
    con.execute(
        f"UPDATE {name} SET {person} FROM {auto} AS l "
        f"WHERE l.row_ref = '{table.name}|' || {name}.row_ref || '|' || {name}._n AND {name}.person_id IS NULL"
    )


def _write(con: Any, relation: str, path: Path) -> int:
    con.execute(
        f"COPY (SELECT * FROM {relation} ORDER BY ALL) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
    )
    count = con.execute(f"SELECT count(*) FROM {relation}").fetchall()[0][0]
    con.execute(f"DROP TABLE {relation}")
    return int(count)
