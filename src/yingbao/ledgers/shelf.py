"""The shelf: all ledgers a person reads, with what is open and what is late in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yingbao.casework.models import User
from yingbao.ledgers.doors import Ledger
from yingbao.ledgers.registry import LEDGERS


@dataclass(frozen=True)
class Row:
    ledger: Ledger
    open: int
    late: int
    all: int


def rows(user: User, today: date) -> list[Row]:
    """One row a ledger, in the order of the notice's tasks."""
    return [_row(ledger, user, today) for ledger in LEDGERS if user.role in ledger.readers]


def _row(ledger: Ledger, user: User, today: date) -> Row:
    seen = list(ledger.model.objects.visible_to(user))
    live = [item for item in seen if item.is_open]
    late = [item for item in live if item.due_on and item.due_on < today and not item.paused_on]
    return Row(ledger, len(live), len(late), len(seen))
