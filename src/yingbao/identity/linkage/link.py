"""Who the rows without a usable number are: linked, put to a person, or left alone.

1. Prepare both sides; people who share no name, birth, village or damaged number are left out.
2. Score the pairs (as Splink plans it, fixed weights).
3. Per row: a remembered verdict decides; else the best person links only far above the rest, far above
   chance, and where name, birth date and village agree (or the damaged number stands in for one).
4. What scores well but not so well goes to a person, with the reasons in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from yingbao.identity.linkage.model import COMPARISONS, weights
from yingbao.identity.linkage.prepare import prepare
from yingbao.identity.linkage.score import scored
from yingbao.identity.linkage.verdicts import (
    PERSON_EVIDENCE,
    ROW_EVIDENCE,
    Verdicts,
    fingerprint,
)
from yingbao.security import KeyRing

AUTO = pa.schema(
    [("row_ref", pa.string()), ("person_id", pa.string()), ("score", pa.float64()), ("explanation", pa.string())]
)  # fmt: skip
DOUBTFUL = pa.schema(
    [*AUTO, ("rank", pa.int32()), ("row_fingerprint", pa.string()), ("person_fingerprint", pa.string())]
)  # fmt: skip
CANDIDATES = 3  # a person is asked about so many at most
WORDS = {name: {key: words for key, _, words in levels} for name, levels in COMPARISONS.items()}
SAME_NAME = {"same_rare", "same", "same_common"}
_serial = count(1)


@dataclass(frozen=True)
class Linked:
    """Names of two temporary tables of the connection; the caller drops them.

    `auto`: row_ref, person_id, score, explanation: join as `medium`. `doubtful`: the same with rank and
    both fingerprints, for `Verdicts.remember`. Explanations are Chinese and name nobody.
    """

    auto: str
    doubtful: str


def link(
    con: Any, unlinked: str, people: str, ring: KeyRing, verdicts: Verdicts | None = None
) -> Linked:
    """Link the rows of `unlinked` to `people`; both are tables, views or bracketed queries of `con`.

    unlinked: row_ref (unique), name (cleaned), birth_date DATE, sex 男/女, township, village, id_clean,
    id_state; anything but row_ref may be NULL. people: person_id (unique), id18, name, birth_date, sex,
    township, village. The same input gives the same output at any number of threads.
    """
    decided: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    if con.execute(f"SELECT 1 FROM {unlinked} LIMIT 1").fetchall():
        rows, persons = prepare(con, unlinked, people)
        if rows.num_rows and persons.num_rows:
            decided = _decide(rows, persons, ring, verdicts)
    number = next(_serial)
    auto, doubtful = f"linked_auto_{number}", f"linked_doubtful_{number}"
    _keep(con, auto, pa.Table.from_pylist(decided[0], AUTO))
    _keep(con, doubtful, pa.Table.from_pylist(decided[1], DOUBTFUL))
    return Linked(auto, doubtful)


def _keep(con: Any, name: str, table: pa.Table) -> None:
    con.register(f"{name}_arrow", table)
    con.execute(f"CREATE TEMP TABLE {name} AS FROM {name}_arrow")
    con.unregister(f"{name}_arrow")


def _decide(
    rows: pa.Table, persons: pa.Table, ring: KeyRing, verdicts: Verdicts | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    told = weights()
    pairs = scored(rows, persons).to_pylist()
    marks = _Marks(rows, persons, ring)
    auto, doubtful = [], []
    for _, group in groupby(pairs, key=itemgetter("row_ref")):
        best = [pair for pair in group if pair["weight"] >= told["doubtful"]]
        best, sure = _judged(best, marks, verdicts) if verdicts else (best, None)
        sure = sure or _sure(best, told)
        if sure:
            auto.append(sure)
        else:
            doubtful += list(_asked(best[:CANDIDATES], marks))
    return auto, doubtful


class _Marks:
    """Fingerprints of rows and people, made only when asked for."""

    def __init__(self, rows: pa.Table, persons: pa.Table, ring: KeyRing) -> None:
        self._rows = {row["ref"]: row for row in rows.to_pylist()}
        self._persons, self._at = (
            persons,
            {ref: place for place, ref in enumerate(persons.column("ref").to_pylist())},
        )
        self._ring = ring

    def of(self, pair: Mapping[str, Any]) -> tuple[str, str]:
        person = self._persons.slice(self._at[pair["person_id"]], 1).to_pylist()[0]
        return (
            fingerprint(self._rows[pair["row_ref"]], ROW_EVIDENCE, self._ring),
            fingerprint(person, PERSON_EVIDENCE, self._ring),
        )


def _judged(
    best: list[dict[str, Any]], marks: _Marks, verdicts: Verdicts
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """Without those whom a person has ruled out; and the one a person has confirmed."""
    open_pairs = []
    for pair in best:
        verdict = verdicts.of(*marks.of(pair))
        if verdict == "same":
            return [], _told(pair, f"经人工确认为同一人；{_explained(pair)}")
        if verdict is None:
            open_pairs.append(pair)
    return open_pairs, None


def _sure(best: list[dict[str, Any]], told: Mapping[str, Any]) -> dict[str, Any] | None:
    if not best or best[0]["weight"] < told["auto"] or not _agree(best[0]):
        return None
    if len(best) > 1 and best[0]["weight"] - best[1]["weight"] < told["margin"]:
        return None
    return _told(best[0], _explained(best[0]))


def _agree(pair: Mapping[str, Any]) -> bool:
    """Name, birth date and village; or a number one slip away, or its first fifteen digits, instead of
    what it proves. Never against the sex or another township."""
    if pair["sex"] == "other" or pair["place"] == "other":
        return False
    same_name = pair["name"] in SAME_NAME
    if pair["number"] == "slip":
        return same_name or pair["name"] in ("sound", "slip")
    if pair["number"] == "prefix":
        return pair["birth"] == "same" and (same_name or pair["name"] == "sound")
    return (
        same_name
        and pair["birth"] == "same"
        and pair["place"] == "village"
        and pair["number"] == "null"
    )


def _asked(best: Iterable[dict[str, Any]], marks: _Marks) -> Iterator[dict[str, Any]]:
    for rank, pair in enumerate(best, 1):
        row, person = marks.of(pair)
        yield {
            **_told(pair, _explained(pair)),
            "rank": rank,
            "row_fingerprint": row,
            "person_fingerprint": person,
        }


def _told(pair: Mapping[str, Any], explanation: str) -> dict[str, Any]:
    return {
        "row_ref": pair["row_ref"],
        "person_id": pair["person_id"],
        "score": pair["weight"],
        "explanation": explanation,
    }


def _explained(pair: Mapping[str, Any]) -> str:
    """姓名一致；出生日期一致；同村；身份证号仅差一位（得分 25.3）"""
    words = [WORDS[name][pair[name]] for name in COMPARISONS]
    return f"{'；'.join(words)}（得分 {pair['weight']:.1f}）"
