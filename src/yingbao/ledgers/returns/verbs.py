"""A return's verbs: open it filled from data, correct a figure with its reason, send, receive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.clock import add_workdays
from yingbao.casework.models import Clue, Role, Township, User
from yingbao.casework.models.people import COUNTY_ROLES, TOWNSHIP_ROLES
from yingbao.ledgers.record import move, next_number, note, require_sight
from yingbao.ledgers.returns.checks import Figures, faults
from yingbao.ledgers.returns.figures import BY_NAME
from yingbao.ledgers.returns.model import Return
from yingbao.ledgers.returns.prefill import prefilled

DUE_WORKDAYS = 3
State = Return.State


@transaction.atomic
def start(
    township: Township, *, kind: str, starts_on: date, ends_on: date, by: User, today: date
) -> Return:
    """A return for a period, every figure counted from the data."""
    require_role(by, *COUNTY_ROLES, *TOWNSHIP_ROLES, what="开一份报表")
    if by.township_id and by.township != township:
        raise Refused("只能开本乡镇的报表。")
    if ends_on < starts_on:
        raise Refused(f"{ends_on} 在 {starts_on} 之前，两个日子填反了。")
    if Return.objects.filter(township=township, kind=kind, starts_on=starts_on).exists():
        raise Refused(f"{township} {starts_on} 起的这份已经开过。")
    item = Return.objects.create(
        number=next_number(Return, today),
        township=township,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        counted=_texts(prefilled(township, starts_on, ends_on)),
        due_on=add_workdays(ends_on, DUE_WORKDAYS),
        made_by=by,
    )
    note(item, by, "start", f"{item.get_kind_display()} {starts_on} 至 {ends_on}，数字已由数据填好")
    return item


def _texts(figures: Mapping[str, Decimal]) -> dict[str, str]:
    return {name: str(value) for name, value in figures.items()}


@transaction.atomic
def correct(
    item: Return, *, figure: str, value: Decimal, reason: str, by: User, today: date
) -> Return:
    """One figure differs from the data, and why. Both stay on the return."""
    require_role(by, *TOWNSHIP_ROLES, what="改报表的数")
    require_sight(item, by)
    if figure not in BY_NAME:
        raise Refused(f"没有“{figure}”这个数。")
    if value < 0:
        raise Refused(f"“{BY_NAME[figure].label}”不能是负数，读到 {value}。")
    if not BY_NAME[figure].money and value != value.to_integral_value():
        raise Refused(f"“{BY_NAME[figure].label}”要填整数，读到 {value}。")
    words = require_text(reason, "为什么和数据不一样")
    move(item, expects=[State.DRAFT], corrected=item.corrected | {figure: [str(value), words]})
    was = item.counted.get(figure, "0")
    note(item, by, "correct", f"“{BY_NAME[figure].label}”{was} 改为 {value}：{words}")
    return item


@transaction.atomic
def send(item: Return, *, by: User, today: date) -> Return:
    """Signed by the township's head; refused while figures do not add up."""
    require_role(by, Role.TOWNSHIP_HEAD, what="报出")
    require_sight(item, by)
    if found := faults(item.figures, before(item)):
        raise Refused("数字还对不上：" + "；".join(found) + "。")
    move(item, expects=[State.DRAFT], state=State.SENT, filled_by=by, sent_on=today)
    note(item, by, "send", "报出")
    return item


def before(item: Return) -> Figures | None:
    """The figures of the return before it, if there is one right before."""
    rows = Return.objects.filter(township=item.township, kind=item.kind, ends_on__lt=item.starts_on)
    last: Return | None = rows.exclude(state=State.DRAFT).order_by("-ends_on").first()
    if last is None or (item.starts_on - last.ends_on).days != 1:
        return None
    return last.figures


@transaction.atomic
def receive(item: Return, *, agrees: bool, words: str, by: User, today: date) -> Return:
    """The county takes it, or gives it back with a reason."""
    require_role(by, *COUNTY_ROLES, what="收报表")
    require_sight(item, by)
    require_text(words, "意见")
    changes = (
        {"state": State.CLOSED, "received_by": by, "due_on": None}
        if agrees
        else {"state": State.DRAFT, "filled_by": None, "sent_on": None}
    )
    move(item, expects=[State.SENT], **changes)
    note(item, by, "receive", f"{'收下' if agrees else '退回'}：{words}")
    return item


def open_clues_while_zero(item: Return) -> int:
    """Clues open in the township while its return says nothing was found. Shown, not punished."""
    if not item.is_zero:
        return 0
    busy = (Clue.Status.DISPATCHED, Clue.Status.VERIFIED, Clue.Status.ACTING)
    return Clue.objects.filter(township=item.township, status__in=busy).count()
