"""Temporary aid as pages show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import CLERK_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger
from yingbao.ledgers.linshi import forms, verbs
from yingbao.ledgers.linshi.model import Aid
from yingbao.ledgers.measures import grants, spoken, yuan

State, Kind = Aid.State, Aid.Kind
CLERKS, APPROVERS = frozenset(CLERK_ROLES), frozenset(verbs.APPROVERS)
TOWNSHIP = frozenset({Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD})
READERS = CLERKS | APPROVERS | {Role.INSPECTOR}


def _apply(item: None, *, by: User, today: date, **said: Any) -> Aid:
    return verbs.apply(verbs.Need(**said), by=by, today=today)


def _at(state: str) -> Any:
    return lambda item, by: item.state == state


def _urgent(item: Aid, by: User) -> bool:
    return item.state == State.APPLIED and item.kind == Kind.EMERGENCY


def _others(state: str) -> Any:
    return lambda item, by: item.state == state and item.made_by_id != by.pk


DOORS = (
    Door("give_first", "先救助", verbs.give_first, TOWNSHIP, forms.HandForm, "记下了，手续慢慢补。", _urgent,
         "不用先核对、不用评议、不用公示。先把人安顿好。", primary=True),
    Door("complete", "手续补齐，签字", verbs.complete, APPROVERS, forms.CompleteForm, "办完了。", _others(State.GIVEN),
         primary=True),
    Door("approve", "审批", verbs.approve, APPROVERS, forms.ApproveForm, "批了。", _others(State.APPLIED), primary=True),
    Door("hand_over", "登记发放", verbs.hand_over, CLERKS, forms.HandForm, "办完了。", _at(State.APPROVED), primary=True),
    Door("refuse", "不予", verbs.refuse, APPROVERS, forms.RefuseForm, "不予决定记下了。", _at(State.APPLIED),
         "要写明理由并书面告知。户籍不在本地不是理由。"),
)  # fmt: skip


def _facts(item: Aid, by: User) -> list[Fact]:
    facts = [
        Fact(
            "谁",
            item.who,
            _("%(n)s 口人，%(where)s")
            % {"n": item.people, "where": spoken(item.get_residence_display())},
        ),
        Fact("在哪里", f"{item.township}{item.village}"),
        Fact("哪一型", item.get_kind_display(), item.reason),
        Fact("哪天的事", str(item.event_on), _("%(day)s 申请") % {"day": item.applied_on}),
        Fact(
            "金额",
            yuan(item.amount),
            _("%(level)s级批") % {"level": item.level} if item.level else "",
        ),
    ]
    if item.given_on:
        source = _("，备用金") if item.reserve_entry_id else ""
        facts.append(
            Fact(
                "给到手",
                str(item.given_on),
                f"{spoken(item.get_way_display())}{source} {item.signers}",
            )
        )
    if item.completed_on:
        facts.append(Fact("手续补齐", str(item.completed_on), item.papers))
    if item.check_no:
        facts.append(
            Fact("核对和公示", item.check_no, _("%(day)s 起公示") % {"day": item.publicity_from})
        )
    if item.refusal:
        facts.append(Fact("不予", item.refusal, _("%(day)s 书面告知") % {"day": item.notice_on}))
    return facts


def _figures(user: User) -> list[Fact]:
    seen = Aid.objects.visible_to(user)
    given = seen.exclude(given_on=None)
    total = given.aggregate(total=Sum("amount"))["total"] or 0
    waiting = seen.filter(state=State.GIVEN).count()
    return [
        Fact("救助了", grants(given.count()), yuan(total)),
        Fact(
            "急难先救",
            grants(given.filter(kind=Kind.EMERGENCY).count()),
            _("%(n)s 件待补手续") % {"n": waiting},
        ),
        Fact("外地人", grants(given.exclude(residence="local").count())),
    ]


LEDGER = Ledger(
    slug="linshi",
    title="临时救助",
    lead="急难的先救人，手续后补；支出型的按程序。急难发生在哪里，就由哪里救。",
    model=Aid,
    readers=READERS,
    columns=(
        Column("谁", lambda item: item.name or ""),
        Column("哪一型", lambda item: item.get_kind_display()),
        Column("在哪里", lambda item: f"{item.township}{item.village}"),
        Column("金额（元）", lambda item: f"{item.amount:,}", number=True),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("apply", "受理一件", _apply, CLERKS, forms.ApplyForm, "受理了。"),
    figures=_figures,
)
