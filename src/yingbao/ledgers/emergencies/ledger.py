"""The emergency roster as pages show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import CLERK_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger
from yingbao.ledgers.emergencies import forms, verbs
from yingbao.ledgers.emergencies.model import Emergency
from yingbao.ledgers.fields import WordsForm
from yingbao.ledgers.measures import span

State = Emergency.State
CLERKS = frozenset(CLERK_ROLES)
READERS = CLERKS | {Role.COUNTY_LEADER, Role.INSPECTOR}


def _list(item: None, *, by: User, today: date, **said: Any) -> Emergency:
    return verbs.put_on_list(verbs.Listed(**said), by=by, today=today)


def _open(item: Emergency, by: User) -> bool:
    return item.is_open


def _called(item: Emergency, by: User) -> bool:
    return item.state == State.CALLED


def _unplaced(item: Emergency, by: User) -> bool:
    return _called(item, by) and bool(item.wards) and not item.placement


DOORS = (
    Door("call", "记下联系情况", verbs.call, CLERKS, forms.CallForm, open_when=_open, primary=True,
         hint="当天或第二天就联系：人怎么样，家里还有谁要照料。"),
    Door("place", "安置家人", verbs.place, CLERKS, WordsForm, "安置记下了。", _unplaced, primary=True),
    Door("give", "记下给了什么", verbs.give, CLERKS, forms.GiveForm, open_when=_open),
    Door("settle", "安顿好了", verbs.settle, CLERKS, WordsForm, "销了名单。", _called),
)  # fmt: skip


def _facts(item: Emergency, by: User) -> list[Fact]:
    facts = [
        Fact("谁", item.who, "已是低保、特困" if item.is_aided else "还不是救助对象"),
        Fact("在哪里", f"{item.township}{item.village}"),
        Fact("哪一种", item.get_kind_display(), _span(item)),
    ]
    if item.called_on:
        facts.append(Fact("联系", f"{item.called_on} {item.called_by}", item.situation))
    if item.wards:
        facts.append(Fact("家里要照料的", item.wards, item.placement or "还没有安置"))
    if item.given:
        facts.append(Fact("给了什么", item.given, item.aid_number))
    return facts


def _span(item: Emergency) -> str:
    return span(item.isolated_from or "", item.isolated_to or "") if item.isolated_from else ""


LEDGER = Ledger(
    slug="emergencies",
    title="应急名单",
    lead="感染、隔离、滞留、受灾的人：谁联系了，家里谁要照料，给了什么。",
    model=Emergency,
    readers=READERS,
    columns=(
        Column("谁", lambda item: item.name or ""),
        Column("哪一种", lambda item: item.get_kind_display()),
        Column("在哪里", lambda item: f"{item.township}{item.village}"),
        Column("家里要照料的", lambda item: item.wards),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("list", "登记一人", _list, CLERKS, forms.ListForm, "进了名单，今天就联系。"),
)
