"""Is a source stale, shrunken or shifted against the last one that was accepted? Never without history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt

from yingbao.canon import load_tables
from yingbao.clues.breakers.profile import Profile
from yingbao.clues.breakers.state import Accepted

Limits = Mapping[str, object]


@dataclass(frozen=True)
class Trip:
    """One breaker that fell. `why` is for the officer."""

    table: str
    kind: str  # 旧 缩水 异常
    why: str


def tripped(
    accepted: Mapping[str, Accepted], now: Mapping[str, Profile], as_of: date, limits: Limits
) -> dict[str, Trip]:
    """Table → its breaker. A table seen for the first time, or a look back, trips nothing."""
    found: dict[str, Trip] = {}
    for table, profile in now.items():
        former = accepted.get(table)
        if former is not None and former.as_of <= as_of:
            trip = next(_trips(table, former, profile, as_of, limits), None)
            found |= {table: trip} if trip else {}
    return found


def _trips(
    table: str, accepted: Accepted, now: Profile, as_of: date, limits: Limits
) -> Iterator[Trip]:
    former = accepted.profile
    least = _number(limits, "breakers/least_rows")
    if former.rows >= least and _shrunken(former, now, limits):
        yield _trip(table, "缩水", f"上次 {former.rows} 行，这次只有 {now.rows} 行，可能没有交全")
    if min(former.rows, now.rows) >= least:
        if _distance(former, now) > _number(limits, "breakers/shift_distance") + _noise(now):
            yield _trip(table, "异常", "各乡镇所占份额和上次差得很多，可能交错了或者漏了乡镇")
        if _unlinked(now) - _unlinked(former) > _number(limits, "breakers/shift_distance"):
            yield _trip(table, "异常", "认得出是谁的行比上次少得多，可能身份证号写坏了")
    if accepted.as_of < as_of and _stale(former, now, as_of, limits):
        yield _trip(table, "旧", f"最新只到 {now.newest}，上次以来没有更新")


def _trip(table: str, kind: str, why: str) -> Trip:
    return Trip(table, kind, f"“{load_tables()[table].title}”{why}")


def _number(limits: Limits, ref: str) -> float:
    """A limit nobody set is never reached."""
    value = limits.get(ref)
    return float("inf") if value is None else float(str(value))


def _shrunken(former: Profile, now: Profile, limits: Limits) -> bool:
    return former.rows - now.rows > _number(limits, "breakers/shrunken_share") * former.rows


def _stale(former: Profile, now: Profile, as_of: date, limits: Limits) -> bool:
    if now.newest is None or now.newest != former.newest:
        return False
    months = (as_of.year - now.newest.year) * 12 + as_of.month - now.newest.month
    return months > _number(limits, "breakers/stale_months")


def _distance(former: Profile, now: Profile) -> float:
    """Total variation between the townships' shares, 0 to 1."""
    towns = set(former.towns) | set(now.towns)
    return sum(abs(_share(former, town) - _share(now, town)) for town in towns) / 2


def _share(profile: Profile, town: str) -> float:
    return profile.towns.get(town, 0) / max(profile.rows, 1)


def _noise(now: Profile) -> float:
    """What chance alone does to the shares of a small table."""
    return sqrt(len(now.towns) / max(now.rows, 1)) / 2


def _unlinked(profile: Profile) -> float:
    return 0.0 if profile.linked is None else 1 - profile.linked / max(profile.rows, 1)
