"""Returns as pages show them: each figure, where it comes from, and what does not add up."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import COUNTY_ROLES, TOWNSHIP_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.measures import span, spoken
from yingbao.ledgers.papers import monthly_return
from yingbao.ledgers.returns import forms, verbs
from yingbao.ledgers.returns.checks import faults
from yingbao.ledgers.returns.figures import FIGURES
from yingbao.ledgers.returns.model import Return

State = Return.State
COUNTY, TOWNSHIP = frozenset(COUNTY_ROLES), frozenset(TOWNSHIP_ROLES)
READERS = COUNTY | TOWNSHIP | {Role.INSPECTOR}


def _start(item: None, *, by: User, today: date, **said: Any) -> Return:
    return verbs.start(by=by, today=today, **said)


def _at(state: str) -> Any:
    return lambda item, by: item.state == state


DOORS = (
    Door("correct", "改一个数", verbs.correct, TOWNSHIP, forms.CorrectForm, open_when=_at(State.DRAFT),
         hint="数字已经按系统里的记录填好。和实际不一样的才改，写一句为什么。"),
    Door("send", "报出", verbs.send, frozenset({Role.TOWNSHIP_HEAD}), done="报出了。", open_when=_at(State.DRAFT),
         primary=True),
    Door("receive", "县里收", verbs.receive, COUNTY, forms.ReceiveForm, open_when=_at(State.SENT), primary=True),
)  # fmt: skip


def _facts(item: Return, by: User) -> list[Fact]:
    facts = [
        Fact("哪一期", f"{spoken(item.get_kind_display())}，{span(item.starts_on, item.ends_on)}"),
        Fact("乡镇", str(item.township)),
    ]
    found = faults(item.figures, verbs.before(item))
    facts.append(Fact("对数", "；".join(found) if found else "都对得上"))
    if silent := verbs.open_clues_while_zero(item):
        facts.append(
            Fact(
                "提醒",
                _("报的是零，但还有 %(n)s 条线索在办") % {"n": silent},
                "零可以是真的，写一句就行。",
            )
        )
    return facts


def _parts(item: Return, by: User) -> list[Part]:
    now = item.figures
    rows = [
        (one.group, one.label, now[one.name], _source(item, one.name)) for one in FIGURES
    ]  # fmt: skip
    return [Part("数字", ("哪一块", "是什么", "本期", "出处"), rows, "")]


def _source(item: Return, name: str) -> str:
    if name in item.corrected:
        return _("数据 %(n)s；改的原因：%(why)s") % {
            "n": item.counted.get(name, "0"),
            "why": item.corrected[name][1],
        }
    return "数据"


LEDGER = Ledger(
    slug="returns",
    title="旬报月报",
    lead="数字由系统按记录填好，乡镇只改不一样的。每一笔对得上，才报得出去。",
    model=Return,
    readers=READERS,
    columns=(
        Column("哪一期", lambda item: f"{spoken(item.get_kind_display())} {span(item.starts_on, item.ends_on)}"),
        Column("乡镇", lambda item: item.township),
        Column("改过几个数", lambda item: len(item.corrected), number=True),
        Column("本期销号", lambda item: item.figures["clues_closed"], number=True),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("start", "开一份", _start, COUNTY | TOWNSHIP, forms.StartForm, "开好了，数字已经填上。"),
    parts=_parts,
    papers=(monthly_return.PAPER,),
)  # fmt: skip
