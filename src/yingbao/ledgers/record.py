"""What every ledger verb shares: the number, the guarded change, the line in history and chain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import F, Max

from yingbao.casework.actions.record import audit
from yingbao.casework.actions.refusals import Moved, NotAllowed
from yingbao.casework.models import User
from yingbao.ledgers.item import History, LedgerItem

Item = TypeVar("Item", bound=LedgerItem)


def next_number(model: type[LedgerItem], today: date) -> str:
    """X2026-0001: the ledger's letter, the year, a running number. Callers hold a transaction."""
    start = f"{model.LETTER}{today.year}-"
    last = model.objects.filter(number__startswith=start).aggregate(last=Max("number"))["last"]
    return f"{start}{int(last.removeprefix(start)) + 1 if last else 1:04d}"


def require_sight(item: LedgerItem, by: User) -> None:
    """The item must lie in the person's view; pages turn this into a 404 before it comes here."""
    if not type(item).objects.visible_to(by).filter(pk=item.pk).exists():
        raise NotAllowed("这一条不在您能看到的范围。")


def move(item: LedgerItem, *, expects: Iterable[str], **changes: Any) -> None:
    """One guarded UPDATE: right state, right version, or Moved. Refreshes the item in hand."""
    rows = type(item).objects.filter(pk=item.pk, version=item.version, state__in=list(expects))
    if not rows.update(version=F("version") + 1, **changes):
        current = type(item).objects.get(pk=item.pk)
        last = history(current).first()
        who = f"{last.by} 先办了“{last.words}”。" if last else ""
        raise Moved(f"{who}{item.number} 现在是“{state_word(current)}”，您刚才的操作没有做。")
    item.refresh_from_db()


def note(item: LedgerItem, by: User | None, verb: str, words: str, **detail: Any) -> History:
    """A line in the item's history and an event in the audit chain. No identifiers in `detail`."""
    line = History.objects.create(
        ledger=item.LEDGER, number=item.number, by=str(by) if by else "系统", verb=verb, words=words
    )
    audit(by, f"{item.LEDGER}_{verb}", item.number, **detail)
    return line


def history(item: LedgerItem) -> Any:
    return History.objects.filter(ledger=item.LEDGER, number=item.number)


def state_word(item: LedgerItem) -> str:
    choices = dict(item._meta.get_field("state").flatchoices)
    return str(choices.get(item.state, item.state))
