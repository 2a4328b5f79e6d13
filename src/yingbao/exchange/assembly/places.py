"""One name for each township and village of a snapshot, whatever the departments call it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from yingbao.canon import load_tables
from yingbao.exchange.normalise.places import place_key_sql

FULL = "(镇|乡|街道|苏木)$"


@dataclass(frozen=True)
class PlaceNames:
    """Lookup tables `township_names(key, name)`, `village_names(township, key, name)`, `village_home(key, township)`,
    and what follows from them, `place_moves`."""

    crosswalk: bool

    @classmethod
    def learn(
        cls, con: Any, tables: list[str], townships: tuple[str, ...], as_of: date
    ) -> PlaceNames:
        """From the county's list where there is one, and from what the files say most often."""
        said = (
            " UNION ALL ".join(
                f'SELECT township, village, _hint FROM "all_{name}"'
                for name in tables
                if _says_where(name)
            )
            or "SELECT NULL::VARCHAR AS township, NULL::VARCHAR AS village, NULL::VARCHAR AS _hint WHERE FALSE"
        )
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE said_places AS SELECT township, village, count(*) AS n FROM ({said}) GROUP BY ALL"
        )
        _learn_townships(con, townships)
        _learn_villages(con)
        crosswalk = _learn_crosswalk(con, tables, as_of)
        _learn_moves(con, said, crosswalk)
        return cls(crosswalk)

    def apply(self, con: Any, table: str) -> None:
        """Renames the places of one gathered table, and fills a township that only the village tells."""
        if _says_where(table):
            same = " AND ".join(
                f'"all_{table}".{told} IS NOT DISTINCT FROM m.{said}' for told, said in SAID.items()
            )
            con.execute(
                f'UPDATE "all_{table}" SET township = m.township, village = m.village FROM place_moves AS m WHERE {same}'
            )


SAID = {"township": "said_township", "village": "said_village", "_hint": "hint"}


def _learn_moves(con: Any, said: str, crosswalk: bool) -> None:
    """Every way in which a row says where it is (there are few) → its place as all others name it.

    Steps one after another: the township's full name; a township told by the sheet's name, then by the
    village; the village's full name; the village it has become.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE place_moves AS SELECT DISTINCT township AS said_township, "
        f"village AS said_village, _hint AS hint, township, village FROM ({said})"
    )
    for step in (*STEPS, *((BECOME,) if crosswalk else ())):
        con.execute(step)
    con.execute(
        "DELETE FROM place_moves WHERE said_township IS NOT DISTINCT FROM township "
        "AND said_village IS NOT DISTINCT FROM village"
    )


STEPS = (
    "UPDATE place_moves AS p SET township = t.name FROM township_names AS t "
    f"WHERE {place_key_sql('p.township')} = t.key AND p.township <> t.name",
    "UPDATE place_moves AS p SET township = t.name FROM township_names AS t "
    f"WHERE p.township IS NULL AND {place_key_sql('p.hint')} = t.key",
    "UPDATE place_moves AS p SET township = h.township FROM village_home AS h "
    f"WHERE p.township IS NULL AND {place_key_sql('p.village')} = h.key",
    "UPDATE place_moves AS p SET village = v.name FROM village_names AS v "
    f"WHERE {place_key_sql('p.village')} = v.key AND p.township IS NOT DISTINCT FROM v.township AND p.village <> v.name",
)
BECOME = (
    "UPDATE place_moves AS p SET village = x.new_village, township = coalesce(x.new_township, p.township) "
    f"FROM village_moves AS x WHERE {place_key_sql('p.village')} = x.old_key "
    f"AND (x.old_township_key IS NULL OR {place_key_sql('p.township')} = x.old_township_key)"
)


def _learn_townships(con: Any, townships: tuple[str, ...]) -> None:
    con.execute("CREATE OR REPLACE TEMP TABLE county_townships (name VARCHAR)")
    for township in townships:
        con.execute("INSERT INTO county_townships VALUES (?)", [township])
    con.execute(
        "CREATE OR REPLACE TEMP TABLE township_names AS SELECT key, name FROM ("
        f"SELECT {place_key_sql('township')} AS key, township AS name, regexp_matches(township, '{FULL}') AS is_full, sum(n) AS n, FALSE AS official "
        "FROM said_places WHERE township IS NOT NULL GROUP BY ALL UNION ALL "
        f"SELECT {place_key_sql('name')}, name, TRUE, 0, TRUE FROM county_townships) "
        "QUALIFY row_number() OVER (PARTITION BY key ORDER BY official DESC, is_full DESC, n DESC, name) = 1"
    )
    con.execute(f"DELETE FROM township_names WHERE NOT regexp_matches(name, '{FULL}')")


def _learn_villages(con: Any) -> None:
    con.execute(
        "CREATE OR REPLACE TEMP TABLE village_said AS SELECT coalesce(t.name, s.township) AS township, "
        f"{place_key_sql('s.village')} AS key, s.village AS name, sum(s.n) AS n FROM said_places AS s "
        f"LEFT JOIN township_names AS t ON {place_key_sql('s.township')} = t.key WHERE s.village IS NOT NULL GROUP BY ALL"
    )
    rank = "regexp_matches(name, '(村|社区)$') AND NOT regexp_matches(name, '(行政村)$') DESC, n DESC, name"
    con.execute(
        "CREATE OR REPLACE TEMP TABLE village_names AS SELECT township, key, name FROM village_said "
        f"QUALIFY row_number() OVER (PARTITION BY township, key ORDER BY {rank}) = 1"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE village_home AS SELECT key, min(township) AS township FROM village_said "
        "WHERE township IS NOT NULL GROUP BY key HAVING count(DISTINCT township) = 1"
    )


def _learn_crosswalk(con: Any, tables: list[str], as_of: date) -> bool:
    """Mergers that had happened by the day judged; the latest where a village moved twice."""
    if "village_crosswalk" not in tables:
        return False
    con.execute(
        "CREATE OR REPLACE TEMP TABLE village_moves AS SELECT "
        f"{place_key_sql('old_village')} AS old_key, {place_key_sql('old_township')} AS old_township_key, "
        "new_village, coalesce(t.name, new_township) AS new_township FROM all_village_crosswalk "
        f"LEFT JOIN township_names AS t ON {place_key_sql('new_township')} = t.key "
        f"WHERE (merged_on IS NULL OR merged_on <= DATE '{as_of}') AND old_village IS DISTINCT FROM new_village "
        "QUALIFY row_number() OVER (PARTITION BY old_key, old_township_key ORDER BY merged_on DESC NULLS LAST, new_village) = 1"
    )
    return True


def _says_where(table: str) -> bool:
    """Tables of people and households carry their township and village; money and standards do not."""
    stored = {column.name for column in load_tables()[table].physical}
    return {"township", "village"} <= stored
