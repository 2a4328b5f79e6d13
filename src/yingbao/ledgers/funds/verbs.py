"""The fund's verbs. No more flows on than flowed in; office costs are refused, not filed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.law import text_of
from yingbao.casework.models import Role, User
from yingbao.ledgers.funds.links import links, release_by
from yingbao.ledgers.funds.model import Fund
from yingbao.ledgers.record import move, next_number, note

OFFICE_COSTS, SERVICES = "funds/office_cost_words", "funds/service_words"
State = Fund.State


@dataclass(frozen=True)
class Came:
    """A sum as the paper that brought it says."""

    document_no: str
    level: str
    budget_item: str
    purpose: str
    amount: Decimal
    received_on: date


@transaction.atomic
def receive(came: Came, *, by: User, today: date) -> Fund:
    """A sum arrives by its paper; the same paper and item is not entered twice."""
    require_role(by, Role.COUNTY_OFFICER, what="登记资金")
    _guard_paper(came, today)
    fund = Fund.objects.create(
        number=next_number(Fund, today),
        made_by=by,
        due_on=release_by(came.received_on),
        **vars(came),
    )
    note(fund, by, "receive", f"{came.document_no} {came.amount} 元，{fund.due_on} 前下达")
    return fund


def _guard_paper(came: Came, today: date) -> None:
    if came.received_on > today:
        raise Refused(f"收文日 {came.received_on} 还没有到。")
    if came.amount <= 0:
        raise Refused(f"金额要大于零，读到 {came.amount}。")
    if Fund.objects.filter(document_no=came.document_no, budget_item=came.budget_item).exists():
        raise Refused(f"{came.document_no} 的这个科目已经登记过。")
    office, service = text_of(OFFICE_COSTS, came.received_on), text_of(SERVICES, came.received_on)
    if (
        office
        and re.search(office, came.purpose)
        and not (service and re.search(service, came.purpose))
    ):
        raise Refused(f"“{came.purpose}”像是工作经费。救助资金不能列支，请改用部门预算。")


@transaction.atomic
def release(fund: Fund, *, on: date, amount: Decimal, by: User, today: date) -> Fund:
    """Passed on to the payer. Parts are added up; the first day counts for the link."""
    require_role(by, Role.COUNTY_OFFICER, what="登记下达")
    _guard_day(on, fund.received_on, today)
    total = fund.released + amount
    if amount <= 0 or total > fund.amount:
        raise Refused(
            f"收到 {fund.amount} 元，已下达 {fund.released} 元，再下达 {amount} 元就超了。"
        )
    move(fund, expects=[State.RECEIVED, State.RELEASED], state=State.RELEASED, released=total,
         released_on=fund.released_on or on, due_on=None)  # fmt: skip
    note(fund, by, "release", f"{on} 下达 {amount} 元")
    return fund


@transaction.atomic
def pay(fund: Fund, *, on: date, amount: Decimal, people: int, by: User, today: date) -> Fund:
    """Paid into accounts by the bank."""
    require_role(by, Role.COUNTY_OFFICER, what="登记发放")
    _guard_day(on, fund.released_on or fund.received_on, today)
    total = fund.paid + amount
    if amount <= 0 or total > fund.released or amount > fund.balance:
        raise Refused(
            f"下达了 {fund.released} 元，已发 {fund.paid} 元，退了 {fund.returned} 元，"
            f"再发 {amount} 元就超了。"
        )
    move(fund, expects=[State.RELEASED, State.PAID], state=State.PAID, paid=total, paid_on=on,
         people=fund.people + people)  # fmt: skip
    note(fund, by, "pay", f"{on} 发放 {amount} 元，{people} 人次")
    return fund


@transaction.atomic
def give_back(fund: Fund, *, amount: Decimal, reason: str, by: User, today: date) -> Fund:
    """What is left goes back to the treasury or to who sent it."""
    require_role(by, Role.COUNTY_OFFICER, what="登记退回")
    if amount <= 0 or amount > fund.balance:
        raise Refused(f"结余 {fund.balance} 元，退不了 {amount} 元。")
    words = require_text(reason, "为什么退")
    move(
        fund, expects=[State.RECEIVED, State.RELEASED, State.PAID], returned=fund.returned + amount
    )
    note(fund, by, "give_back", f"退回 {amount} 元：{words}")
    return fund


@transaction.atomic
def explain(fund: Fund, *, words: str, by: User, today: date) -> Fund:
    """Why a link took longer than it may."""
    require_role(by, Role.COUNTY_OFFICER, what="说明超期")
    if not any(link.over(today) for link in links(fund)):
        raise Refused("没有超期的环节，不用说明。")
    move(fund, expects=State.values, late_why=require_text(words, "超期的原因"))
    note(fund, by, "explain", f"超期原因：{fund.late_why}")
    return fund


@transaction.atomic
def square(fund: Fund, *, words: str, by: User, today: date) -> Fund:
    """A second person sees that in equals out, and that lateness is explained."""
    require_role(by, Role.COUNTY_OFFICER, Role.COUNTY_LEADER, what="对平")
    if by == fund.made_by:
        raise NotAllowed("登记的人不能自己对平。请换一位。")
    if fund.balance:
        raise Refused(f"还有 {fund.balance} 元没有发也没有退。")
    if any(link.over(today) for link in links(fund)) and not fund.late_why:
        raise Refused("有环节超期，还没有写原因。")
    move(fund, expects=[State.PAID, State.RECEIVED, State.RELEASED], state=State.CLOSED, squared_by=by,
         due_on=None)  # fmt: skip
    note(fund, by, "square", f"对平：{require_text(words, '对平意见')}")
    return fund


def _guard_day(on: date, earliest: date, today: date) -> None:
    if not earliest <= on <= today:
        raise Refused(f"日子要在 {earliest} 到 {today} 之间，读到 {on}。")
