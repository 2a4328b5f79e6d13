"""A family in a few words: how many it counts, what it gets a month, who in it is disabled or gravely ill.

Of a person's health only what the aid articles name is said: the certificate's class and level, the
word 重病, the ability to work. Names of illnesses, infections and hospitals stay with their sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from yingbao.casework.selectors.rules import library

LESSER = "dibao/minor_illness_words"  # what a register of illnesses lists and 重病 is not
ABLE, GRAVE = "有劳动能力", "大病"  # as the roll's columns say it

MEMBERS = """
SELECT period, coalesce(person_id, row_ref), person_amount,
    coalesce(is_covered, TRUE) AND coalesce(status, '在保') = '在保', labour, health
FROM read_parquet(?) WHERE household_id = ? QUALIFY period = max(period) OVER () ORDER BY row_ref"""
OF_HOME = """
SELECT any_value(concat(area_kind, '低保', ' ' || category || ' 类')),
    sum(coalesce(total_amount, monthly_amount + coalesce(class_supplement, 0)))
FROM (
    SELECT * FROM read_parquet(?) WHERE household_id = ? AND coalesce(status, '在保') = '在保' AND period = ?
) HAVING count(*) > 0"""
IN_TEKUN = """
SELECT period, coalesce(person_id, row_ref), coalesce(total_amount, living_amount + coalesce(care_amount, 0))
FROM read_parquet(?) WHERE household_id = ? AND coalesce(status, '在保') = '在保'
QUALIFY period = max(period) OVER () ORDER BY row_ref"""
CERTIFIED = """
SELECT DISTINCT person_id, disability_class || ['一', '二', '三', '四'][disability_level] || '级'
FROM read_parquet(?) WHERE person_id IN (SELECT unnest(?)) AND coalesce(cert_status, '正常') = '正常'
    AND coalesce(valid_to, DATE '9999-12-31') >= ?
    AND disability_class IS NOT NULL AND disability_level BETWEEN 1 AND 4 ORDER BY ALL"""
ILL = """
SELECT DISTINCT person_id FROM read_parquet(?) WHERE person_id IN (SELECT unnest(?)) AND confirmed_on <= ?
    AND NOT regexp_matches(illness || '/' || coalesce(outcome, ''), ?)"""


class Member(NamedTuple):
    """One person of the newest roll of dibao."""

    month: date
    who: str
    amount: Decimal | None
    covered: bool
    labour: str | None
    health: str | None


@dataclass(frozen=True)
class Pay:
    """What one programme pays the household a month, in yuan; None when no roll says it."""

    words: str
    amount: Decimal | None


@dataclass
class Family:
    """As the newest month of the rolls has it. By person_id: `health`, the disability and grave illness
    that the articles name; `labour`, what the roll says of a reduced ability to work."""

    month: date | None = None
    people: int = 0
    covered: int = 0
    pays: list[Pay] = field(default_factory=list)
    health: dict[str, list[str]] = field(default_factory=dict)
    labour: dict[str, str] = field(default_factory=dict)


def family_of(
    con: duckdb.DuckDBPyConnection, snapshot: Path, household_id: str, ids: Sequence[str], on: date
) -> Family:
    """The household's standing, and the health of these people on the day the data speak of."""
    found, members = Family(), _members(con, snapshot, household_id)
    if members:
        _count(found, list(members.values()))
        _dibao(con, snapshot, household_id, found, members)
    if household_id:
        _tekun(con, snapshot, household_id, found)
    found.health = _health(con, snapshot, ids, on, members)
    found.labour = {
        who: _able(one.labour) for who, one in members.items() if one.labour and one.labour != ABLE
    }
    return found


def _ask(
    con: duckdb.DuckDBPyConnection, path: Path, sql: str, *given: Any
) -> list[tuple[Any, ...]]:
    """Nothing when the table was never received, or was kept by a program that had not these columns."""
    try:
        return con.execute(sql, [str(path), *given]).fetchall() if path.exists() else []
    except duckdb.BinderException:
        return []


def _members(
    con: duckdb.DuckDBPyConnection, snapshot: Path, household_id: str
) -> dict[str, Member]:
    """Each person once, however often the month lists them."""
    path = snapshot / "dibao_member.parquet"
    rows = _ask(con, path, MEMBERS, household_id) if household_id else []
    return {row[1]: Member(*row) for row in reversed(rows)}


def _count(found: Family, members: list[Member]) -> None:
    found.month, found.people = members[0].month, len(members)
    found.covered = sum(one.covered for one in members)


def _dibao(
    con: duckdb.DuckDBPyConnection,
    snapshot: Path,
    household_id: str,
    found: Family,
    members: dict[str, Member],
) -> None:
    """The household's own sum; where no roll of households says it, what its people get each."""
    if not found.covered:
        return
    home = _ask(con, snapshot / "dibao_household.parquet", OF_HOME, household_id, found.month)
    words, total = home[0] if home else ("低保", None)
    each = [one.amount for one in members.values() if one.covered and one.amount is not None]
    found.pays.append(Pay(words, _sum(each) if total is None else total))


def _tekun(
    con: duckdb.DuckDBPyConnection, snapshot: Path, household_id: str, found: Family
) -> None:
    rows = _ask(con, snapshot / "tekun_member.parquet", IN_TEKUN, household_id)
    kept = {who: (month, amount) for month, who, amount in reversed(rows)}
    if not kept:
        return
    month, sums = rows[0][0], [amount for _, amount in kept.values() if amount is not None]
    found.month = max(found.month or month, month)
    found.people, found.covered = max(found.people, len(kept)), max(found.covered, len(kept))
    found.pays.append(Pay("特困供养", _sum(sums)))


def _sum(amounts: Sequence[Decimal]) -> Decimal | None:
    return sum(amounts, Decimal(0)) if amounts else None


def _health(
    con: duckdb.DuckDBPyConnection,
    snapshot: Path,
    ids: Sequence[str],
    on: date,
    members: dict[str, Member],
) -> dict[str, list[str]]:
    people = list(ids)
    said: dict[str, list[str]] = {one: [] for one in people}
    path = snapshot / "disability_certificate.parquet"
    for one, words in _ask(con, path, CERTIFIED, people, on):
        said[one].append(words)
    ill = {one for (one,) in _gravely_ill(con, snapshot, people, on)}
    for one in people:
        roll = members.get(one)
        said[one] += ["重病"] if one in ill or (roll and roll.health == GRAVE) else []
    return {one: words for one, words in said.items() if words}


def _able(labour: str) -> str:
    """部分丧失 says what is lost only in its own column."""
    return labour if "劳动能力" in labour else f"劳动能力{labour}"


def _gravely_ill(
    con: duckdb.DuckDBPyConnection, snapshot: Path, people: list[str], on: date
) -> list[tuple[Any, ...]]:
    """Nobody on a day for which the law's list of lesser illnesses says nothing."""
    lesser = library().parameters[LESSER].on(on)
    path = snapshot / "illness_record.parquet"
    return [] if lesser is None else _ask(con, path, ILL, people, on, str(lesser))
