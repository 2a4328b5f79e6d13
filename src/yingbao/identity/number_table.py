"""Reading the identity numbers of a whole table: plain ones by arithmetic, the odd ones one by one.

Nine rows in ten hold a plain, valid number, and for those the digits alone decide. What is left goes
through `read_id`, which knows every kind of dirt; a long rest goes through the same reading in SQL,
whose planning costs as much as thousands of rows.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import pyarrow as pa

from yingbao.identity import id_number as ref
from yingbao.identity.number_sql import EARLIEST, FIELDS, check_sql, with_readings

FEW = 8_000
READING = pa.schema(
    [("key", pa.int64()), *((name, pa.string()) for name in FIELDS[:3])]
    + [("birth_date", pa.date32()), ("sex", pa.string())]
)
_serial = count(1)


def read_numbers(con: Any, relation: str, text: str, numeric: str = "FALSE") -> str:
    """Creates a temporary table `key, clean, id18, state, birth_date, sex`; returns its name.

    `relation` is a table, `key` its rowid; `text` and `numeric` are expressions on it. Same reading
    as `read_id`, row by row. The caller drops the table.
    """
    name = f"numbers_{next(_serial)}"
    con.execute(f"CREATE TEMP TABLE {name} AS {_plain(relation, text, numeric)}")
    con.execute(
        f"CREATE TEMP TABLE odd_{name} AS SELECT key, text, lost FROM {name} WHERE state IS NULL"
    )
    con.execute(f"DELETE FROM {name} WHERE state IS NULL")
    con.execute(f"ALTER TABLE {name} DROP COLUMN text")
    con.execute(f"ALTER TABLE {name} DROP COLUMN lost")
    _read_odd(con, f"odd_{name}", name)
    con.execute(f"DROP TABLE odd_{name}")
    return name


def _read_odd(con: Any, odd: str, into: str) -> None:
    size = con.execute(f"SELECT count(*) FROM {odd}").fetchone()[0]
    if size > FEW:
        read = with_readings(odd, {"reading": ("text", "lost")})
        con.execute(f"INSERT INTO {into} SELECT key, unnest(reading) FROM ({read})")
    elif size:
        rows = con.execute(f"SELECT key, text, lost FROM {odd}").fetchall()
        con.register(f"{odd}_read", pa.Table.from_pylist([_read(*row) for row in rows], READING))
        con.execute(f"INSERT INTO {into} SELECT * FROM {odd}_read")
        con.unregister(f"{odd}_read")


def _read(key: int, text: str | None, lost: bool) -> dict[str, Any]:
    found = ref.read_id(text, lost)
    return {"key": key, **{field: getattr(found, field) for field in FIELDS}}


def _plain(relation: str, text: str, numeric: str) -> str:
    """Step by step, each step computed once: the 17 digits, the day, the check digit, the verdict.

    A row that is not plain and valid (or empty) keeps a NULL state.
    """
    digits = (
        f"SELECT rowid AS key, {text} AS text, coalesce({numeric}, FALSE) AS lost, "
        f"CASE WHEN strlen({text}) = 18 AND NOT contains({text}, 'e') AND NOT contains({text}, 'E') "
        f"THEN try_cast(left({text}, 17) AS BIGINT) END AS n FROM {relation}"
    )
    days = f"SELECT *, n // 1000 % 100000000 AS day, {check_sql('n')} = text[18] AS agrees FROM ({digits})"
    parts = f"SELECT *, day // 10000 AS y, day // 100 % 100 AS m, day % 100 AS d FROM ({days})"
    latest = ref.LATEST.year * 10000 + 1231
    good = f"SELECT *, NOT lost AND n >= 10000000000000000 AND agrees AND day BETWEEN {EARLIEST} AND {latest} AND {REAL_DAY} AS good FROM ({parts})"
    return (
        "SELECT key, text, lost, CASE WHEN good THEN text WHEN coalesce(text, '') = '' THEN '' END AS clean, "
        "CASE WHEN good THEN text END AS id18, "
        "CASE WHEN good THEN 'valid' WHEN coalesce(text, '') = '' THEN 'missing' END AS state, "
        "CASE WHEN good THEN make_date(y, m, d) END AS birth_date, "
        f"CASE WHEN good THEN CASE WHEN n % 2 = 1 THEN '男' ELSE '女' END END AS sex FROM ({good})"
    )


LAST_DAY = (
    "30 + (m + m // 8) % 2 - (m = 2)::INTEGER * "
    "(2 - (y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0))::INTEGER)"
)
REAL_DAY = f"m BETWEEN 1 AND 12 AND d BETWEEN 1 AND {LAST_DAY}"
