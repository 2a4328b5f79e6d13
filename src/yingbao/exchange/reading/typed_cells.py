"""Cells that come with their types (xls, ods, odd xlsx) as text, losing nothing a rule may need."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any

LONGEST_DIGITS = 10**15
EXACT = 2**53


def cell_text(value: Any) -> str | None:
    """ISO dates, shortest numbers, true/false; None for an empty cell."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def number_text(value: float) -> str:
    """The shortest digits that mean the same number, never with an exponent: 43926, 1234.5."""
    if not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < EXACT:
        return str(int(value))
    return format(Decimal(repr(value)), "f").removesuffix(".0")


def is_long_number(value: Any) -> bool:
    """A number, not text, of 16 digits or more."""
    return isinstance(value, int | float) and abs(value) >= LONGEST_DIGITS
