"""The reserve books as pages show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import COUNTY_ROLES, TOWNSHIP_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.fields import WordsForm
from yingbao.ledgers.measures import yuan
from yingbao.ledgers.reserves import forms, verbs
from yingbao.ledgers.reserves.model import Reserve

COUNTY, TOWNSHIP = frozenset(COUNTY_ROLES), frozenset(TOWNSHIP_ROLES)
READERS = COUNTY | TOWNSHIP | {Role.INSPECTOR}


def _set_up(item: None, *, by: User, today: date, **said: Any) -> Reserve:
    return verbs.set_up(by=by, today=today, **said)


def _open(item: Reserve, by: User) -> bool:
    return item.is_open


DOORS = (
    Door("top_up", "拨入", verbs.top_up, COUNTY, forms.TopUpForm, open_when=_open, primary=True),
    Door("count", "盘点", verbs.count, COUNTY | TOWNSHIP, forms.CountForm, "盘点记下了。", _open),
    Door("end", "撤这本账", verbs.end, COUNTY, WordsForm, "撤了。", _open),
)


def _facts(item: Reserve, by: User) -> list[Fact]:
    short = item.full - item.balance
    return [
        Fact("乡镇", str(item.township)),
        Fact("定额", yuan(item.full)),
        Fact(
            "现有", yuan(item.balance), _("差 %(n)s 元补满") % {"n": f"{short:,}"} if short else ""
        ),
    ]


def _parts(item: Reserve, by: User) -> list[Part]:
    rows = [
        (entry.on, entry.get_kind_display(), entry.amount, entry.words, entry.case_number)
        for entry in item.entries.all()[:200]
    ]
    return [Part("流水", ("哪天", "哪一种", "金额（元）", "事由", "救助件"), rows, "还没有流水。")]


LEDGER = Ledger(
    slug="reserves",
    title="备用金",
    lead="乡镇手里的急用钱：一笔一行，随时看得到余额。",
    model=Reserve,
    readers=READERS,
    columns=(
        Column("乡镇", lambda item: item.township),
        Column("定额（元）", lambda item: f"{item.full:,}", number=True),
        Column("现有（元）", lambda item: f"{item.balance:,}", number=True),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("set_up", "设一本", _set_up, COUNTY, forms.SetUpForm, "设好了。"),
    parts=_parts,
)
