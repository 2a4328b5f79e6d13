"""Proposals as pages show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import COUNTY_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger
from yingbao.ledgers.proposals import forms, verbs
from yingbao.ledgers.proposals.model import Proposal

COUNTY, PROPOSERS = frozenset(COUNTY_ROLES), frozenset(verbs.PROPOSERS)


def _propose(item: None, *, by: User, today: date, **said: Any) -> Proposal:
    return verbs.propose(by=by, today=today, **said)


def _open(item: Proposal, by: User) -> bool:
    return item.is_open


DOORS = (
    Door("take_up", "定谁来研究", verbs.take_up, COUNTY, forms.TakeUpForm, open_when=_open),
    Door(
        "settle",
        "答复",
        verbs.settle,
        COUNTY,
        forms.SettleForm,
        "答复记下了。",
        _open,
        primary=True,
    ),
)


def _facts(item: Proposal, by: User) -> list[Fact]:
    facts = [
        Fact(
            "哪一类",
            item.get_kind_display(),
            _("规则 %(code)s") % {"code": item.rule} if item.rule else "",
        ),
        Fact("是什么", item.content, item.why),
        Fact("谁提的", item.made_by.name, str(item.township or _("县里"))),
    ]
    if item.owner:
        facts.append(Fact("谁在研究", item.owner.name))
    if item.outcome:
        facts.append(Fact("怎么定的", item.outcome))
    return facts


LEDGER = Ledger(
    slug="proposals",
    title="机制建议",
    lead="让同样的事不再发生的办法：建议、好做法、政策空白、可以减的表。",
    model=Proposal,
    readers=frozenset({Role(role) for role in PROPOSERS}),
    columns=(
        Column("哪一类", lambda item: item.get_kind_display()),
        Column("是什么", lambda item: item.content[:40]),
        Column("谁提的", lambda item: f"{item.made_by.name} {item.township or ''}"),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door(
        "propose", "提一条", _propose, PROPOSERS, forms.ProposeForm, "提上去了，会有答复。"
    ),
    related=("township", "made_by", "owner"),
)
