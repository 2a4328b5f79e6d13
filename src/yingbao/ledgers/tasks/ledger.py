"""The task ledger as pages show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.measures import span
from yingbao.ledgers.record import state_word
from yingbao.ledgers.tasks import forms, verbs
from yingbao.ledgers.tasks.model import Task
from yingbao.ledgers.tasks.progress import progress_of

State = Task.State
WORKERS, COUNTY = frozenset(CLERK_ROLES), frozenset(COUNTY_ROLES)
READERS = WORKERS | COUNTY | {Role.INSPECTOR}


def _set(item: None, *, by: User, today: date, **said: Any) -> Task:
    return verbs.set_task(verbs.Set(**said), by=by, today=today)


def _report(item: Task, *, by: User, today: date, **said: Any) -> Task:
    return verbs.report(item, said=verbs.Report(**said), by=by, today=today)


def _mine(item: Task, by: User) -> bool:
    return item.state == State.OPEN and item.owner_id == by.pk


DOORS = (
    Door("report", "报进展", _report, WORKERS, forms.ReportForm, open_when=_mine, primary=True),
    Door("finish", "报完成", verbs.finish, WORKERS, forms.FinishForm, "报上去了，等验收。", _mine),
    Door("accept", "验收", verbs.accept, COUNTY, forms.AcceptForm,
         open_when=lambda item, by: item.state == State.REPORTED, primary=True),
    Door("move_term", "改期限", verbs.move_term, COUNTY, forms.TermForm, "期限改了。",
         lambda item, by: item.state == State.OPEN and item.owner_id != by.pk),
)  # fmt: skip


def _facts(item: Task, by: User) -> list[Fact]:
    facts = [
        Fact("做什么", item.content, item.measures),
        Fact("哪次行动", item.campaign, item.get_task_display()),
        Fact("责任单位", item.unit, str(item.township or "")),
        Fact(
            "谁负责",
            item.owner.name,
            _("督办：%(who)s") % {"who": item.supervisor.name} if item.supervisor else "",
        ),
        Fact("从哪天到哪天", span(item.starts_on, item.due_on)),
        Fact("进度", progress_of(item).words, item.progress),
    ]
    if progress_of(item).counted:
        facts.append(Fact("填报的进度", f"{item.reported_percent}%"))
    if item.obstacle:
        facts.append(Fact("卡在哪里", item.obstacle, item.next_step))
    if item.evidence:
        facts.append(Fact("佐证", item.evidence))
    return facts


def _parts(item: Task, by: User) -> list[Part]:
    seen = item.parts.filter(pk__in=Task.objects.visible_to(by)).select_related("owner")
    rows = [(part.number, part.content[:40], part.owner.name, state_word(part)) for part in seen]
    return [Part("子项", ("编号", "做什么", "谁负责", "到哪一步"), rows, "没有子项。")]


LEDGER = Ledger(
    slug="tasks",
    title="任务台账",
    lead="一次行动的任务和子项：谁负责、哪天前、办到哪。能从数据里数的进度，不用再填。",
    model=Task,
    readers=READERS,
    columns=(
        Column("做什么", lambda item: item.content[:40]),
        Column("责任单位", lambda item: item.unit),
        Column("谁负责", lambda item: item.owner.name),
        Column("进度", lambda item: progress_of(item).words),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("set", "布置一项", _set, COUNTY, forms.SetForm, "布置好了。"),
    parts=_parts,
    related=("township", "owner"),
)
