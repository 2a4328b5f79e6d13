"""ID numbers, names and free texts by their distinct spellings.

The SQL readings of identity are long expressions: planning one costs more than reading a few hundred
cells in Python. So few spellings are read one by one, many by one SQL statement; both give the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from yingbao.exchange.normalise.facts import temporary
from yingbao.exchange.normalise.parsed import distinct_texts, keep
from yingbao.identity import clean_name, name_sql, read_id, scrub, scrub_sql, with_readings

FEW = 1500
ID_FIELDS = {
    "clean": pa.string(),
    "id18": pa.string(),
    "state": pa.string(),
    "birth_date": pa.date32(),
    "sex": pa.string(),
}
READERS: dict[str, Callable[[str], str | None]] = {
    "name": clean_name,
    "text": scrub,
    "ref": lambda text: scrub(text.replace(" ", "").upper()),
}
EXPRESSIONS = {
    "name": name_sql("text"),
    "text": scrub_sql("text"),
    "ref": scrub_sql("upper(replace(text, ' ', ''))"),
}


def read_numbers(con: Any, relation: str, name: str, lost: str) -> str:
    """Creates `text, lost, clean, id18, state, birth_date, sex`; returns its name."""
    distinct = (
        f'SELECT DISTINCT "{name}" AS text, coalesce({lost}, FALSE) AS lost '
        f'FROM {relation} WHERE "{name}" IS NOT NULL'
    )
    rows = con.execute(f"SELECT * FROM ({distinct}) LIMIT {FEW + 1}").fetchall()
    if len(rows) > FEW:
        return _numbers_in_sql(con, distinct)
    readings = [read_id(text, was_lost) for text, was_lost in rows]
    columns = {
        "text": pa.array([text for text, _ in rows], pa.string()),
        "lost": pa.array([was_lost for _, was_lost in rows], pa.bool_()),
    }
    fields = {
        part: pa.array([getattr(r, part) for r in readings], kind)
        for part, kind in ID_FIELDS.items()
    }
    return keep(con, columns | fields)


def _numbers_in_sql(con: Any, distinct: str) -> str:
    read = with_readings(f"({distinct})", {"reading": ("text", "lost")})
    relation = temporary("parsed")
    con.execute(f"CREATE TEMP TABLE {relation} AS SELECT text, lost, unnest(reading) FROM ({read})")
    return relation


def read_spellings(con: Any, relation: str, name: str, kind: str) -> str:
    """Creates `text, value` of a name, text or ref column; returns its name."""
    distinct = f'SELECT DISTINCT "{name}" AS text FROM {relation} WHERE "{name}" IS NOT NULL'
    count = con.execute(f"SELECT count(*) FROM ({distinct})").fetchone()[0]
    if count > FEW:
        made = temporary("parsed")
        con.execute(
            f"CREATE TEMP TABLE {made} AS SELECT text, {EXPRESSIONS[kind]} AS value FROM ({distinct})"
        )
        return made
    texts = distinct_texts(con, relation, name)
    values = [READERS[kind](text) or None for text in texts]
    return keep(con, {"text": pa.array(texts, pa.string()), "value": pa.array(values, pa.string())})
