"""The reserve book's verbs. The balance never goes below nothing; a count needs two people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Township, User
from yingbao.casework.models.people import COUNTY_ROLES, TOWNSHIP_ROLES
from yingbao.ledgers.record import move, next_number, note, require_sight
from yingbao.ledgers.reserves.model import Entry, Reserve


@transaction.atomic
def set_up(township: Township, *, full: Decimal, by: User, today: date) -> Reserve:
    """A township's reserve, with the sum to which it is filled up."""
    require_role(by, *COUNTY_ROLES, what="设备用金")
    if full <= 0:
        raise Refused(f"定额要大于零，读到 {full}。")
    if Reserve.objects.filter(township=township, state="open").exists():
        raise Refused(f"{township}已经有备用金。")
    reserve = Reserve.objects.create(
        number=next_number(Reserve, today), township=township, full=full, made_by=by
    )
    note(reserve, by, "set_up", f"定额 {full} 元")
    return reserve


@transaction.atomic
def top_up(
    reserve: Reserve, *, on: date, amount: Decimal, words: str, by: User, today: date
) -> Entry:
    """Money from the county, up to the full sum."""
    require_role(by, *COUNTY_ROLES, what="拨入备用金")
    if amount <= 0 or reserve.balance + amount > reserve.full:
        raise Refused(f"定额 {reserve.full} 元，现有 {reserve.balance} 元，拨不进 {amount} 元。")
    return _write(reserve, Entry.Kind.TOP_UP, on, amount, words, by)


@transaction.atomic
def spend(
    reserve: Reserve, *, on: date, amount: Decimal, words: str, case_number: str, by: User
) -> Entry:
    """Money out for one case; called by the aid's own verb, not from a page of its own."""
    held = Reserve.objects.select_for_update().get(pk=reserve.pk)
    if amount <= 0 or amount > held.balance:
        raise Refused(
            f"备用金只有 {held.balance} 元，支不出 {amount} 元。请县里补充，或由县里直接发放。"
        )
    return _write(held, Entry.Kind.SPENT, on, -amount, words, by, case_number=case_number)


@transaction.atomic
def count(
    reserve: Reserve,
    *,
    on: date,
    found: Decimal,
    second_name: str,
    words: str,
    by: User,
    today: date,
) -> Entry | None:
    """Two people count the cash; a difference becomes a line with its reason."""
    require_role(by, *TOWNSHIP_ROLES, *COUNTY_ROLES, what="盘点")
    require_sight(reserve, by)
    if not second_name.strip() or second_name.strip() == by.name:
        raise Refused("盘点要两个人在场，写上另一个人的姓名。")
    difference = found - reserve.balance
    if not difference:
        note(reserve, by, "count", f"盘点相符，{found} 元，{second_name}在场")
        return None
    reason = require_text(words, f"账上 {reserve.balance} 元，实有 {found} 元。差额的原因")
    return _write(reserve, Entry.Kind.COUNT, on, difference, reason, by, second_name=second_name)


@transaction.atomic
def end(reserve: Reserve, *, words: str, by: User, today: date) -> Reserve:
    """The book is closed when it is empty."""
    require_role(by, *COUNTY_ROLES, what="撤备用金")
    if reserve.balance:
        raise Refused(f"还有 {reserve.balance} 元。先交回县里，再撤。")
    move(reserve, expects=["open"], state="ended")
    note(reserve, by, "end", f"撤销：{require_text(words, '原因')}")
    return reserve


def _write(
    reserve: Reserve, kind: str, on: date, amount: Decimal, words: str, by: User, **more: str
) -> Entry:
    entry = Entry.objects.create(
        reserve=reserve, kind=kind, on=on, amount=amount, words=require_text(words, "事由"), by=by,
        **more,
    )  # fmt: skip
    note(reserve, by, kind, f"{entry.get_kind_display()} {abs(amount)} 元：{entry.words}")
    return entry
