"""Recovering: entered with its decision, paid back at once or by instalments, paid into the treasury.

owed ⇄ instalments → returned → closed; what cannot be paid is waived or given up by the leader.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.law import days_of
from yingbao.casework.models import Role, Township, User
from yingbao.ledgers.named import sealed
from yingbao.ledgers.record import move, next_number, note, require_sight
from yingbao.ledgers.recoveries.model import Recovery, Repayment

CLERKS = (Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER)
TREASURY_DAYS = "funds/recovery_days"
MONTH = 30  # 自然日 between two instalments, for the reminder only
State = Recovery.State
OWING = [State.OWED, State.INSTALMENTS]


@dataclass(frozen=True)
class Owed:
    """What a decision says is owed back, by whom, and by when."""

    name: str
    id_number: str
    programme: str
    decision_no: str
    heard_on: date
    decided_on: date
    pay_by: date
    why: str
    due_amount: Decimal
    township: Township
    village: str = ""


@transaction.atomic
def enter(owed: Owed, *, by: User, today: date) -> Recovery:
    """Enters a decision to recover. It was heard first, and it has a paper."""
    require_role(by, Role.COUNTY_OFFICER, what="登记追缴")
    _guard_decision(owed, today)
    identity = sealed(owed.name, owed.id_number)
    rest = {k: v for k, v in vars(owed).items() if k not in ("name", "id_number", "pay_by")}
    item = Recovery.objects.create(
        number=next_number(Recovery, today), made_by=by, due_on=owed.pay_by, **identity, **rest
    )
    note(item, by, "enter", f"{owed.decision_no} 应退 {owed.due_amount} 元，{owed.pay_by} 前")
    return item


def _guard_decision(owed: Owed, today: date) -> None:
    require_text(owed.decision_no, "决定书文号")
    require_text(owed.why, "为什么多领了")
    if owed.due_amount <= 0:
        raise Refused(f"应追缴要大于零，读到 {owed.due_amount}。")
    if owed.heard_on > owed.decided_on:
        raise Refused(f"听取意见 {owed.heard_on} 在决定 {owed.decided_on} 之后。先听，再决定。")
    if owed.decided_on > today:
        raise Refused(f"决定日 {owed.decided_on} 还没有到。")
    if owed.pay_by <= owed.decided_on:
        raise Refused(f"退回的期限要在决定日 {owed.decided_on} 之后，读到 {owed.pay_by}。")


@transaction.atomic
def by_instalments(
    item: Recovery, *, months: int, first_on: date, words: str, by: User, today: date
) -> Recovery:
    """Agreed with the family: so many months, from that day."""
    require_role(by, *CLERKS, what="约定分期")
    require_sight(item, by)
    if not 2 <= months <= 60:
        raise Refused(f"分期写 2 到 60 个月，读到 {months}。")
    agreed = require_text(words, "和本人怎么约定的")
    move(item, expects=OWING, state=State.INSTALMENTS, due_on=max(first_on, today))
    note(item, by, "by_instalments", f"分 {months} 个月，{first_on} 起：{agreed}")
    return item


@transaction.atomic
def repay(item: Recovery, *, on: date, amount: Decimal, by: User, today: date) -> Recovery:
    """Money came back. What is back in full waits for the treasury."""
    require_role(by, *CLERKS, what="登记退回")
    require_sight(item, by)
    if not item.decided_on <= on <= today:
        raise Refused(f"日子要在 {item.decided_on} 到 {today} 之间，读到 {on}。")
    if amount <= 0 or amount > item.left:
        raise Refused(f"还欠 {item.left} 元，退不了 {amount} 元。多收的要退给本人。")
    state = State.RETURNED if amount == item.left else item.state
    days = days_of(TREASURY_DAYS, on) if state == State.RETURNED else MONTH
    move(item, expects=OWING, state=state, due_on=on + timedelta(days=days))
    Repayment.objects.create(recovery=item, on=on, amount=amount, by=by)
    note(item, by, "repay", f"{on} 退回 {amount} 元，还欠 {item.left} 元")
    return item


@transaction.atomic
def deposit(item: Recovery, *, on: date, receipt_no: str, by: User, today: date) -> Recovery:
    """All that lies undeposited goes into the treasury under one receipt."""
    require_role(by, Role.COUNTY_OFFICER, what="登记缴库")
    waiting = item.repayments.filter(treasury_on=None)
    last = waiting.last()
    if last is None:
        raise Refused("没有等着缴库的钱。")
    if not last.on <= on <= today:
        raise Refused(f"缴库的日子要在 {last.on} 到 {today} 之间，读到 {on}。")
    number = require_text(receipt_no, "缴款书号")
    done = item.state == State.RETURNED
    move(item, expects=[*OWING, State.RETURNED, State.WAIVED, State.LOST],
         **({"state": State.CLOSED, "due_on": None} if done else {}))  # fmt: skip
    waiting.update(treasury_on=on, treasury_no=number)
    note(item, by, "deposit", f"{on} 缴库，缴款书 {number}")
    return item


@transaction.atomic
def waive(item: Recovery, *, amount: Decimal, reason: str, by: User, today: date) -> Recovery:
    """The leader lets off what the family cannot pay, with the reason."""
    _require_second(item, by, "批准减免")
    if amount <= 0 or amount > item.left:
        raise Refused(f"还欠 {item.left} 元，减免不了 {amount} 元。")
    words = require_text(reason, "减免的理由")
    move(item, expects=OWING, waived=item.waived + amount, ending=words, ended_by=by,
         **_after(item, item.left - amount, State.WAIVED))  # fmt: skip
    note(item, by, "waive", f"减免 {amount} 元：{words}")
    return item


@transaction.atomic
def give_up(item: Recovery, *, reason: str, by: User, today: date) -> Recovery:
    """Nothing more can come (death without an estate, nowhere to be found): said so, with papers."""
    _require_second(item, by, "认定无法追回")
    words = require_text(reason, "为什么追不回，凭什么材料")
    move(item, expects=OWING, ending=words, ended_by=by, state=State.LOST, due_on=None)
    note(item, by, "give_up", f"无法追回，还欠 {item.left} 元：{words}")
    return item


def _require_second(item: Recovery, by: User, what: str) -> None:
    require_role(by, Role.COUNTY_LEADER, what=what)
    require_sight(item, by)
    if by == item.made_by:
        raise NotAllowed("登记的人不能自己批。请换一位。")


def _after(item: Recovery, left: Decimal, ending: str) -> dict[str, object]:
    """The state once something was let off: over, waiting for the treasury, or as it was."""
    if left:
        return {}
    if item.repayments.filter(treasury_on=None).exists():
        return {"state": State.RETURNED}
    return {"state": ending, "due_on": None}
