"""The problem ledger as pages show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger
from yingbao.ledgers.fields import ReasonForm, WordsForm
from yingbao.ledgers.measures import entries, spoken, yuan
from yingbao.ledgers.papers import closing_form
from yingbao.ledgers.problems import forms, verbs
from yingbao.ledgers.problems.model import Problem

State = Problem.State
CLERKS, COUNTY = frozenset(CLERK_ROLES), frozenset(COUNTY_ROLES)
READERS = CLERKS | COUNTY | {Role.INSPECTOR}


def _find(item: None, *, by: User, today: date, **said: Any) -> Problem:
    return verbs.find(verbs.Found(**said), by=by, today=today)


def _finish(item: Problem, *, by: User, today: date, **said: Any) -> Problem:
    return verbs.finish(item, result=verbs.Result(**said), by=by, today=today)


def _mine(state: str) -> Any:
    return lambda item, by: item.state == state and item.owner_id == by.pk


def _at(state: str) -> Any:
    return lambda item, by: item.state == state


DOORS = (
    Door("claim", "认领", verbs.claim, CLERKS, forms.ClaimForm, "认领了。", _at(State.FOUND), primary=True),
    Door("check", "填核查情况", verbs.check, CLERKS, forms.CheckForm, open_when=_mine(State.CHECKING), primary=True,
         hint="不属实的也要写清依据，一样送县里审核，一样算办好了。"),
    Door("plan", "定整改措施", verbs.plan, CLERKS, forms.PlanForm, open_when=_mine(State.ACTING)),
    Door("report", "报进展", verbs.report, CLERKS, WordsForm, open_when=_mine(State.ACTING)),
    Door("finish", "申请销号", _finish, CLERKS, forms.FinishForm, "申请交上去了。", _mine(State.ACTING), primary=True,
         hint="见人、见事、见钱：写清改成了什么样，拿什么证明，钱追回、补发了多少。"),
    Door("endorse", "签乡镇意见", verbs.endorse, frozenset({Role.TOWNSHIP_HEAD}), WordsForm, "签好了。",
         _at(State.REVIEWING), primary=True),
    Door("review", "县里审核", verbs.review, COUNTY, forms.ReviewForm, "审核意见记下了。", _at(State.REVIEWING),
         primary=True),
    Door("reopen", "重开", verbs.reopen, COUNTY | {Role.INSPECTOR}, ReasonForm, "重开了。", _at(State.CLOSED)),
)  # fmt: skip


def _facts(item: Problem, by: User) -> list[Fact]:
    facts = [
        Fact("问题", item.content, item.basis),
        Fact("来源", item.get_source_display(), _("%(day)s 发现") % {"day": item.found_on}),
        Fact(
            "任务", f"（{item.task}）{spoken(item.get_task_display())}", item.get_severity_display()
        ),
        Fact("在哪里", f"{item.township or _('全县')}{item.village} {item.subject}"),
        Fact("涉及", _("%(sum)s 元，%(n)s 个月") % {"sum": item.amount, "n": item.months}),
        Fact("负责人", item.owner.name if item.owner else "还没有人认领"),
    ]
    if item.checked:
        words = "属实" if item.is_true else "不属实"
        facts.append(Fact("核查", words, f"{item.checked}（{item.checkers}）"))
    if item.measure:
        facts.append(Fact("措施", item.measure, item.progress))
    if item.result:
        facts += [Fact("结果", item.result, item.evidence), _money(item)]
    if item.opinion:
        facts.append(Fact("乡镇意见", item.opinion))
    if item.review:
        facts.append(Fact("县审核意见", item.review))
    return facts


def _money(item: Problem) -> Fact:
    words = _("补发 %(paid)s／应 %(pay)s 元；追回 %(got)s／应 %(get)s 元") % {
        "paid": item.back_paid,
        "pay": item.back_pay_due,
        "got": item.recovered,
        "get": item.recover_due,
    }
    return Fact("钱", words, item.why_short)


def _figures(user: User) -> list[Fact]:
    """Both directions side by side, help first."""
    seen = Problem.objects.visible_to(user)
    sums = seen.aggregate(helped=Sum("back_paid"), back=Sum("recovered"))
    closed = seen.filter(state=State.CLOSED)
    return [
        Fact("问题", entries(seen.count()), _("已销号 %(n)s 条") % {"n": closed.count()}),
        Fact("查清无误", entries(closed.filter(is_true=False).count())),
        Fact("补发", yuan(sums["helped"] or 0)),
        Fact("追回", yuan(sums["back"] or 0)),
    ]


LEDGER = Ledger(
    slug="problems",
    title="问题整改",
    lead="自查、信访、审计、巡察和上级交办发现的问题，从认领到销号。",
    model=Problem,
    readers=READERS,
    columns=(
        Column("问题", lambda item: item.content[:40]),
        Column("来源", lambda item: item.get_source_display()),
        Column("在哪里", lambda item: f"{item.township or _('全县')}{item.village}"),
        Column("负责人", lambda item: item.owner.name if item.owner else ""),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("find", "记一条问题", _find, CLERKS, forms.FindForm, "记好了。"),
    related=("township", "owner"),
    figures=_figures,
    papers=(closing_form.PAPER,),
)
