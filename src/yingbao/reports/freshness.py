"""How old the received data are on the day of the run: old data send people for nothing."""

from __future__ import annotations

from datetime import date

# How many days after its own date a delivery of this kind is still good.
FRESH, UNDATED = "新", "没写日期"
GOOD_FOR = {"roll": 40, "register": 100, "event": 70, "spell": 100}


def age_word(newest: date | None, as_of: date, kind: str) -> str:
    """One word on freshness."""
    if newest is None:
        return UNDATED
    days = (as_of - newest).days
    if days <= GOOD_FOR.get(kind, 70):
        return FRESH
    return f"旧了 {days} 天"
