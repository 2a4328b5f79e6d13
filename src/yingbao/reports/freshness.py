"""How old the received data are on the day of the run: old data send people for nothing."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from yingbao.canon import Table

# How many days after its own date a delivery of this kind is still good.
GOOD_FOR = {"roll": 40, "register": 100, "event": 70, "spell": 100}


def age_word(newest: date | None, as_of: date, kind: str) -> str:
    """One word on freshness; a month counts until its last day."""
    if newest is None:
        return "没写日期"
    days = (as_of - newest).days
    if days <= GOOD_FOR.get(kind, 70):
        return "新"
    return f"旧了 {days} 天"


def last_day(newest: date, table: Table) -> date:
    """A monthly roll of April speaks for all of April."""
    if table.kind != "roll":
        return newest
    return newest.replace(day=monthrange(newest.year, newest.month)[1])
