"""How the rows behind a clue were found to be this person's, in words an officer can weigh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from yingbao.canon import load_tables

STRONG = "strong"
STRENGTHS = (STRONG, "medium", "weak")  # surest first, as the store writes them
NUMBER_WORDS = {
    "from_disability_number": "残疾证号里的号码一致",
    "upgraded15": "十五位老号码一致",
}
SAME_NUMBER = "号码一致"
OTHER_NAME = "号码一致，姓名对不上"
NOBODY = "没有对到人"
WORDS = (SAME_NUMBER, OTHER_NAME, NOBODY, *NUMBER_WORDS.values())  # those no comparison made
SCORE = re.compile(r"（得分 [\d.]+）$")
READ = ("row_ref", "person_id", "match", "id_state")


class Way(NamedTuple):
    """`strength` is the store's word, empty for a row without a person; `words` are for the reader."""

    strength: str
    words: str


NO_WAY = Way("", "")
Ways = Mapping[str, Mapping[str, Way]]  # row_ref → person_id ("" without one) → way


def ways_matched(snapshot: Path, refs: Iterable[str]) -> Ways:
    """For every row that has people in it; a row of money or places is not there."""
    wanted = pa.table({"row_ref": pa.array(sorted(set(refs)), pa.string())})
    found: dict[str, dict[str, Way]] = {}
    with duckdb.connect() as con:
        con.register("wanted", wanted)
        linked = dict(_linked(con, snapshot))
        for table in load_tables() if wanted.num_rows else ():
            for ref, person, match, state in _rows(con, snapshot / f"{table}.parquet"):
                way = _way(match, state, linked.get((ref, person), ""))
                found.setdefault(ref, {})[person or ""] = way
    return found


def way_of(ways: Ways, ref: str, person: str) -> Way:
    """The person's own, where the row names that person; else the least sure of the row's."""
    people = ways.get(ref, {})
    return people.get(person) or max(people.values(), key=_doubt, default=NO_WAY)


def least_sure(ways: Iterable[Way]) -> str:
    """`strong` unless a row was matched otherwise; rows without a person say nothing."""
    told = [way.strength for way in ways if way.strength]
    return max(told, key=STRENGTHS.index, default=STRONG)


def _doubt(way: Way) -> tuple[int, str]:
    return STRENGTHS.index(way.strength) if way.strength else len(STRENGTHS), way.words


def _way(match: str | None, state: str | None, linked: str) -> Way:
    if match is None:
        return Way("", NOBODY if state else "")
    if match == STRONG:
        return Way(STRONG, NUMBER_WORDS.get(state or "", SAME_NUMBER))
    return Way(match, linked or OTHER_NAME)


def _rows(con: duckdb.DuckDBPyConnection, path: Path) -> list[tuple[Any, ...]]:
    if not path.exists():
        return []
    here = {row[0] for row in con.execute("DESCRIBE FROM read_parquet(?)", [str(path)]).fetchall()}
    if not here.issuperset(READ):
        return []
    rows = con.execute(
        f"SELECT DISTINCT {', '.join(READ)} FROM read_parquet(?) SEMI JOIN wanted USING (row_ref) "
        "ORDER BY ALL",
        [str(path)],
    )
    return list(rows.fetchall())


def _linked(con: duckdb.DuckDBPyConnection, snapshot: Path) -> Iterator[tuple[Any, str]]:
    """(row_ref, person_id) → the comparison's words, where a row had no usable number."""
    path = snapshot / "link_made.parquet"
    if not path.exists():
        return
    # link_made names a row as table|row_ref|place, because a row may hold several people.
    rows = con.execute(
        "SELECT regexp_extract(row_ref, '^[^|]*[|](.*)[|][0-9]+$', 1), person_id, explanation "
        "FROM read_parquet(?) ORDER BY ALL",
        [str(path)],
    ).fetchall()
    for ref, person, words in rows:
        yield (ref, person), SCORE.sub("", words).replace("；", "，")
