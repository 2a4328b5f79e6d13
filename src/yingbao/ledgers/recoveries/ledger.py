"""The recovery ledger as pages show it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.measures import yuan
from yingbao.ledgers.recoveries import forms, verbs
from yingbao.ledgers.recoveries.model import Recovery, Repayment

State = Recovery.State
OFFICER, LEADER = frozenset({Role.COUNTY_OFFICER}), frozenset({Role.COUNTY_LEADER})
CLERKS = frozenset(verbs.CLERKS)
READERS = CLERKS | LEADER | {Role.TOWNSHIP_HEAD, Role.INSPECTOR}


def _enter(item: None, *, by: User, today: date, **said: Any) -> Recovery:
    return verbs.enter(verbs.Owed(**said), by=by, today=today)


def _owing(item: Recovery, by: User) -> bool:
    return item.state in verbs.OWING


def _to_deposit(item: Recovery, by: User) -> bool:
    return item.repayments.filter(treasury_on=None).exists()


def _to_let_off(item: Recovery, by: User) -> bool:
    return _owing(item, by) and item.made_by_id != by.pk


DOORS = (
    Door("repay", "登记退回", verbs.repay, CLERKS, forms.RepayForm, open_when=_owing, primary=True),
    Door("deposit", "登记缴库", verbs.deposit, OFFICER, forms.DepositForm, "缴库记下了。", _to_deposit,
         "收回来的钱要缴进国库，不能放在单位账上，更不能另作他用。", primary=True),
    Door("by_instalments", "约定分期", verbs.by_instalments, CLERKS, forms.InstalmentForm, open_when=_owing,
         hint="一次拿不出的，和本人商量分期。日子还要过，不能逼缴。"),
    Door("waive", "批准减免", verbs.waive, LEADER, forms.WaiveForm, "减免记下了。", _to_let_off),
    Door("give_up", "认定无法追回", verbs.give_up, LEADER, forms.GiveUpForm, open_when=_to_let_off),
)  # fmt: skip


def _facts(item: Recovery, by: User) -> list[Fact]:
    facts = [
        Fact("谁", item.who, f"{item.township}{item.village}"),
        Fact("为什么", item.why, item.programme),
        Fact(
            "决定",
            item.decision_no,
            _("%(heard)s 听取意见，%(decided)s 决定")
            % {"heard": item.heard_on, "decided": item.decided_on},
        ),
        Fact("应追缴", yuan(item.due_amount)),
        Fact("已退回", yuan(item.returned)),
        Fact("还欠", yuan(item.left)),
    ]
    if item.waived:
        facts.append(Fact("减免", yuan(item.waived)))
    return facts + ([Fact("理由", item.ending, str(item.ended_by))] if item.ending else [])


def _parts(item: Recovery, by: User) -> list[Part]:
    rows = [
        (one.on, one.amount, one.treasury_on or "还没有缴库", one.treasury_no)
        for one in item.repayments.all()
    ]
    return [
        Part("退回和缴库", ("哪天退的", "多少（元）", "哪天缴库", "缴款书号"), rows, "还没有退回。")
    ]


def _figures(user: User) -> list[Fact]:
    seen = Recovery.objects.visible_to(user)
    sums = seen.aggregate(due=Sum("due_amount"), waived=Sum("waived"))
    back = Repayment.objects.filter(recovery__in=seen)
    came = _total(back.aggregate(total=Sum("amount")))
    kept = _total(back.exclude(treasury_on=None).aggregate(total=Sum("amount")))
    return [
        Fact("应追缴", yuan(sums["due"] or 0)),
        Fact("已退回", yuan(came), _("其中已缴库 %(n)s 元") % {"n": f"{kept:,}"}),
        Fact("减免", yuan(sums["waived"] or 0)),
    ]


def _total(found: dict[str, Any]) -> Decimal:
    return found["total"] or Decimal(0)


LEDGER = Ledger(
    slug="recoveries",
    title="追缴退回",
    lead="多领的钱怎么退、退了多少、缴进国库没有。退不起的可以分期、减免。",
    model=Recovery,
    readers=READERS,
    columns=(
        Column("谁", lambda item: item.name or ""),
        Column("在哪里", lambda item: f"{item.township}{item.village}"),
        Column("应追缴（元）", lambda item: f"{item.due_amount:,}", number=True),
        Column("还欠（元）", lambda item: f"{item.left:,}", number=True),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("enter", "登记一笔", _enter, OFFICER, forms.EnterForm, "登记好了。"),
    parts=_parts,
    figures=_figures,
)  # fmt: skip
