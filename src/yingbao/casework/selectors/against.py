"""A month that is not over is held against the same days of the month before, in words and with an arrow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Against:
    """`words` say all; `arrow` repeats it for the eye and is empty when nothing moved."""

    words: str
    arrow: str = ""


def same_days(today: date) -> tuple[date, date]:
    """The first and last of the former month's days that this month has had so far."""
    this = today.replace(day=1)
    first = (this - timedelta(days=1)).replace(day=1)
    return first, min(first + timedelta(days=today.day - 1), this - timedelta(days=1))


def cases_against(now: int, before: int) -> Against:
    return _said(now - before, f"{abs(now - before)} " + _("件"), nothing=not now and not before)


def money_against(now: Decimal | int, before: Decimal | int) -> Against:
    """Yuan; cents are left to the figures themselves."""
    return _said(now - before, f"¥{abs(now - before):,.0f}", nothing=not now and not before)


def _said(change: Decimal | int, much: str, *, nothing: bool) -> Against:
    if nothing:
        return Against(_("上月同期也没有"))
    if not change:
        return Against(_("和上月同期一样"))
    if change > 0:
        return Against(_("比上月同期多 %(much)s") % {"much": much}, "↑")
    return Against(_("比上月同期少 %(much)s") % {"much": much}, "↓")
