"""What a received table looks like from afar: how many rows, how new, from which townships."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from yingbao.canon import Table, load_tables
from yingbao.canon.dating import dated_columns

UNNAMED = "未注明"
# A subsidy paid once, to everybody, would make the month after it look like a file half sent.
REGULAR = (
    "AND item IN (SELECT item FROM sent GROUP BY item "
    "HAVING count(DISTINCT period) >= least(2, (SELECT count(DISTINCT period) FROM sent)))"
)


@dataclass(frozen=True)
class Profile:
    """Of a roll only the newest month, of payments only its regular items.

    `linked` counts rows with a person, `towns` rows a township.
    """

    rows: int
    newest: date | None = None
    linked: int | None = None
    towns: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"newest": self.newest and self.newest.isoformat()}

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Profile:
        newest = raw["newest"]
        return cls(**(raw | {"newest": date.fromisoformat(newest) if newest else None}))


def profiles(snapshot: Path, as_of: date) -> dict[str, Profile]:
    """A profile for every canonical table that lies in the snapshot."""
    found: dict[str, Profile] = {}
    with duckdb.connect() as con:
        for name, table in load_tables().items():
            file = snapshot / f"{name}.parquet"
            if file.exists():
                found[name] = _profile(con, table, file, as_of)
    return found


def _profile(con: duckdb.DuckDBPyConnection, table: Table, file: Path, as_of: date) -> Profile:
    here = {row[0] for row in con.execute("DESCRIBE FROM read_parquet(?)", [str(file)]).fetchall()}
    dated = [column for column in dated_columns(table) if column in here]
    newest = _newest(con, dated, file, as_of)
    month = dated == ["period"] and newest is not None
    rows = con.execute(_sql(here, month), [str(file), *([newest] if month else [])]).fetchall()
    return Profile(
        rows=sum(count for _, count, _ in rows),
        newest=newest,
        linked=sum(linked for _, _, linked in rows) if "person_id" in here else None,
        towns={town: count for town, count, _ in rows} if "township" in here else {},
    )


def _newest(
    con: duckdb.DuckDBPyConnection, dated: list[str], file: Path, as_of: date
) -> date | None:
    """Every name is qualified: a list of balances has a column `as_of` of its own."""
    if not dated:
        return None
    days = ", ".join(f'max(CASE WHEN r."{c}" <= run.day THEN r."{c}" END)' for c in dated)
    sql = (
        f"SELECT greatest({days}) FROM (SELECT CAST(? AS DATE) AS day) AS run, read_parquet(?) AS r"
    )
    found = con.execute(sql, [as_of, str(file)]).fetchone()
    return found[0] if found else None


def _sql(here: set[str], month: bool) -> str:
    town = f"coalesce(township, '{UNNAMED}')" if "township" in here else f"'{UNNAMED}'"
    linked = "count(person_id)" if "person_id" in here else "0"
    where = f"WHERE period = ? {REGULAR if 'item' in here else ''}" if month else ""
    return (
        f"WITH sent AS (SELECT * FROM read_parquet(?)) "
        f"SELECT {town} AS town, count(*), {linked} FROM sent {where} GROUP BY town ORDER BY town"
    )
