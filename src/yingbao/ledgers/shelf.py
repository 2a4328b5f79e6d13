"""The shelf: all ledgers a person reads, what is open and late in each, and what waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache

from yingbao.casework.models import User
from yingbao.ledgers.doors import Ledger
from yingbao.ledgers.item import History, LedgerItem
from yingbao.ledgers.registry import LEDGERS

KEPT_SECONDS = 600
SOON = 7  # 自然日 ahead that count as waiting now
HOLDERS = ("handler", "owner")  # fields that name whose next step it is


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


@dataclass(frozen=True)
class Waiting:
    """One line that waits for this person, with its ledger."""

    ledger: Ledger
    item: LedgerItem

    @property
    def headline(self) -> str:
        """What the line is about: the first column of its list."""
        return str(self.ledger.columns[0].read(self.item))


def waiting(user: User, today: date) -> list[Waiting]:
    """Open lines that are this person's to move and due soon or late, the latest first."""
    horizon = today + timedelta(days=SOON)
    found = [
        Waiting(ledger, item)
        for ledger in LEDGERS
        if user.role in ledger.readers
        for item in ledger.model.objects.visible_to(user).filter(
            due_on__lte=horizon, paused_on=None
        )
        if item.is_open and _is_mine(item, user)
    ]
    return sorted(found, key=lambda one: (one.item.due_on or today, one.item.number))


def _is_mine(item: LedgerItem, user: User) -> bool:
    """Named people first; a line that names nobody waits for its township's officers."""
    if holder := holder_of(item):
        return user.pk == holder.pk
    if user.township_id:
        return item.township_id == user.township_id
    return item.township_id is None


def holder_of(item: LedgerItem) -> User | None:
    """Whose next step it is, where the line names somebody."""
    named = [holder for name in HOLDERS if (holder := getattr(item, name, None))]
    return named[0] if named else None


def waiting_count(user: User, today: date) -> int:
    """How many lines wait, for the head of every page: counted anew when a line of history was added.

    Every verb of every ledger writes its line, so a count kept under the last one is never stale.
    """
    last = History.objects.order_by("-pk").values_list("pk", flat=True).first()
    kept = f"ledgers-wait-{user.pk}-{user.role}-{user.township_id}-{today}-{last}"
    count = cache.get(kept)
    if count is None:
        count = len(waiting(user, today))
        cache.set(kept, count, KEPT_SECONDS)
    return int(count)
