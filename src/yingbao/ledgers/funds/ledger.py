"""The fund chain as pages show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.fields import WordsForm
from yingbao.ledgers.funds import forms, verbs
from yingbao.ledgers.funds.links import Link, links
from yingbao.ledgers.funds.model import Fund
from yingbao.ledgers.measures import spoken, yuan

State = Fund.State
OFFICER = frozenset({Role.COUNTY_OFFICER})
COUNTY = OFFICER | {Role.COUNTY_LEADER}
READERS = COUNTY | {Role.INSPECTOR}


def _receive(item: None, *, by: User, today: date, **said: Any) -> Fund:
    return verbs.receive(verbs.Came(**said), by=by, today=today)


def _at(*states: str) -> Any:
    return lambda item, by: item.state in states


def _is_late(item: Fund, by: User) -> bool:
    today = timezone.localdate()
    return not item.late_why and any(link.over(today) for link in links(item))


DOORS = (
    Door("release", "登记下达", verbs.release, OFFICER, forms.FlowForm, open_when=_at("received", "released"),
         primary=True),
    Door("pay", "登记发放", verbs.pay, OFFICER, forms.PayForm, open_when=_at("released", "paid"), primary=True),
    Door("explain", "说明为什么超期", verbs.explain, OFFICER, WordsForm, open_when=_is_late),
    Door("give_back", "登记退回", verbs.give_back, OFFICER, forms.BackForm,
         open_when=lambda item, by: item.is_open and item.balance > 0),
    Door("square", "对平", verbs.square, COUNTY, WordsForm, "对平了。",
         lambda item, by: item.is_open and item.made_by_id != by.pk, "收到的，等于发了的加退了的，才算平。"),
)  # fmt: skip


def _facts(item: Fund, by: User) -> list[Fact]:
    facts = [
        Fact("指标文号", item.document_no, item.get_level_display()),
        Fact("科目", f"{item.budget_item} {spoken(item.get_budget_item_display())}", item.purpose),
        Fact("收到", yuan(item.amount), str(item.received_on)),
        Fact("下达", yuan(item.released), str(item.released_on or "")),
        Fact(
            "发放",
            _("%(paid)s 元，%(times)s 人次") % {"paid": f"{item.paid:,}", "times": item.people},
            str(item.paid_on or ""),
        ),
        Fact("退回", yuan(item.returned)),
        Fact("结余", yuan(item.balance)),
    ]
    return facts + ([Fact("超期的原因", item.late_why)] if item.late_why else [])


def _parts(item: Fund, by: User) -> list[Part]:
    today = timezone.localdate()
    rows = [
        (link.words, link.began, link.ended or "还没有", link.days(today), _limit(link), link.over(today))
        for link in links(item)
    ]  # fmt: skip
    return [
        Part(
            "每一环用了几天",
            ("哪一环", "从哪天", "到哪天", "用了几天", "限几天", "超了几天"),
            rows,
            "",
        )
    ]


def _limit(link: Link) -> str:
    return "" if link.limit is None else f"{link.limit}（{link.basis}）"


def _figures(user: User) -> list[Fact]:
    sums = Fund.objects.visible_to(user).aggregate(
        came=Sum("amount"), paid=Sum("paid"), back=Sum("returned")
    )
    came, paid, back = (sums[name] or 0 for name in ("came", "paid", "back"))
    return [
        Fact("收到", yuan(came)),
        Fact("发到户", yuan(paid)),
        Fact("退回", yuan(back)),
        Fact("结余", yuan(came - paid - back)),
    ]


LEDGER = Ledger(
    slug="funds",
    title="资金链",
    lead="每一笔救助资金从收文到发进账户，走到哪、几天、剩多少。",
    model=Fund,
    readers=READERS,
    columns=(
        Column("指标文号", lambda item: item.document_no),
        Column("科目", lambda item: item.get_budget_item_display()),
        Column("金额（元）", lambda item: f"{item.amount:,}", number=True),
        Column("结余（元）", lambda item: f"{item.balance:,}", number=True),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("receive", "登记一笔", _receive, OFFICER, forms.ReceiveForm, "登记好了。"),
    parts=_parts,
    figures=_figures,
)
