"""How old the received data are on the day of the run: old data send people for nothing.

A list of events is as old as its last event, which may simply have been the last one.
"""

from __future__ import annotations

from datetime import date

# How many days after its own date a delivery of this kind is still good.
FRESH, OLD, UNDATED = "新", "旧了", "没写日期"
GOOD_FOR = {"roll": 40, "register": 100, "event": 70, "spell": 100}


def age_word(newest: date | None, as_of: date, kind: str) -> str:
    """One word on freshness."""
    if newest is None:
        return UNDATED
    days = (as_of - newest).days
    if days <= GOOD_FOR.get(kind, 70):
        return FRESH
    if kind == "event":
        return f"最近一件在 {days} 天前"
    return f"{OLD} {days} 天"
