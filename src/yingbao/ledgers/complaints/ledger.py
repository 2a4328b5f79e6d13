"""The complaint ledger as pages show it. Who brought it is shown to its handler and the county."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.complaints import forms, verbs
from yingbao.ledgers.complaints.model import OPEN, Complaint
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.fields import ReasonForm, WordsForm
from yingbao.ledgers.measures import spoken
from yingbao.ledgers.record import state_word

State = Complaint.State
CLERKS, COUNTY = frozenset(CLERK_ROLES), frozenset(COUNTY_ROLES)
READERS = CLERKS | COUNTY | {Role.INSPECTOR}


def _register(item: None, *, by: User, today: date, **said: Any) -> Complaint:
    return verbs.register(verbs.Said(**said), by=by, today=today)


def _mine(*states: str) -> Any:
    return lambda item, by: item.state in states and item.handler_id == by.pk


def _at(*states: str) -> Any:
    return lambda item, by: item.state in states


def _ticking(item: Complaint, by: User) -> bool:
    return _mine(State.ACCEPTED)(item, by) and item.paused_on is None


def _standing(item: Complaint, by: User) -> bool:
    return _mine(State.ACCEPTED)(item, by) and item.paused_on is not None


DOORS = (
    Door("assign", "分办", verbs.assign, COUNTY, forms.AssignForm, "分好了。", _at("received", "assigned"),
         "被反映的人和单位、上一次的承办人不在名单里。", primary=True),
    Door("accept", "受理", verbs.accept, CLERKS, forms.DayForm, "受理了。", _mine(State.ASSIGNED),
         "受理那天要告诉反映人。答复的期限从这天算起。", primary=True),
    Door("answer", "答复", verbs.answer, CLERKS, forms.AnswerForm, "答复记下了。", _ticking, primary=True),
    Door("try_contact", "记一次联系不上", verbs.try_contact, CLERKS, forms.ContactForm, open_when=_ticking),
    Door("pause", "停表", verbs.pause, CLERKS, ReasonForm, "停表了。", _ticking,
         "等鉴定、等外地回函这样办不动的时候才停。"),
    Door("resume", "恢复计时", verbs.resume, CLERKS, done="恢复计时了。", open_when=_standing, primary=True),
    Door("extend", "批准延期", verbs.extend, frozenset({Role.COUNTY_LEADER}), forms.ExtendForm, "延期批准了。",
         _at(State.ACCEPTED)),
    Door("close", "销号", verbs.close, COUNTY, WordsForm, "销号了。", _at(State.ANSWERED),
         "答复到了本人、关联的线索都销了号，才能销。", primary=True),
    Door("link_clue", "关联一条线索", verbs.link_clue, CLERKS, forms.ClueForm, open_when=_at(*OPEN)),
    Door("merge", "并入另一件", verbs.merge, frozenset({Role.COUNTY_OFFICER}), forms.MergeForm, "并好了。",
         _at(*OPEN), "同一件事从几个渠道来的，答复一次；件数照算。"),
)  # fmt: skip


def _facts(item: Complaint, by: User) -> list[Fact]:
    place = f"{item.township or _('没有写明')}{item.village}"
    facts = [
        Fact("反映什么", item.get_matter_display(), item.content),
        Fact("从哪里来", item.get_channel_display(), _("%(day)s 收到") % {"day": item.received_on}),
        Fact("在哪里", place),
        Fact("反映人", _reporter(item, by)),
        Fact("反映的是", _accused(item)),
        Fact("承办人", item.handler.name if item.handler else "还没有分办"),
    ]
    if item.answered_on:
        words = f"{item.answered_on} · {spoken(item.get_satisfaction_display())}"
        facts.append(Fact("答复", words, item.answer))
    if item.follows:
        facts.append(
            Fact(
                "以前反映过",
                _("%(number)s，%(day)s 销号")
                % {"number": item.follows.number, "day": item.follows.closed_on},
            )
        )
    return facts


def _reporter(item: Complaint, by: User) -> str:
    """Only the handler and the county's officers read who it was; everybody else reads why not."""
    if not item.real_name:
        return _("匿名")
    if by.role in COUNTY or by == item.handler:
        return f"{item.reporter_name or ''} {item.reporter_phone or ''}".strip()
    return _("实名（为保护反映人，只有承办人和县救助股看得到）")


def _accused(item: Complaint) -> str:
    parts = [item.accused_name or "", str(item.accused_township or "")]
    return " ".join(filter(None, parts)) or _("没有指明")


def _parts(item: Complaint, by: User) -> list[Part]:
    same = verbs.likely_same(item) if item.state in OPEN and by.role in COUNTY else []
    return [
        Part("关联的线索", ("线索", "说什么", "到哪一步"),
             [(clue.code, clue.title, clue.get_status_display()) for clue in item.clues.all()],
             "还没有关联线索。"),
        Part("联系过反映人", ("哪天", "怎么联系的"),
             [(contact.tried_on, contact.how) for contact in item.contacts.all()], "没有联系不上的记录。"),
        Part("可能是同一件", ("编号", "哪天收到", "到哪一步"),
             [(other.number, other.received_on, state_word(other)) for other in same], "没有看到像同一件的。"),
    ]  # fmt: skip


LEDGER = Ledger(
    slug="complaints",
    title="信访投诉",
    lead="来电、来信、来访、热线和转办的，一件一号，件件有答复。匿名的也受理。",
    model=Complaint,
    readers=READERS,
    columns=(
        Column("反映什么", lambda item: item.get_matter_display()),
        Column(
            "从哪里来",
            lambda item: f"{spoken(item.get_channel_display())} · {item.received_on:%m-%d}",
        ),
        Column("在哪里", lambda item: f"{item.township or ''}{item.village}"),
        Column("承办人", lambda item: item.handler.name if item.handler else ""),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("register", "登记一件", _register, CLERKS, forms.RegisterForm, "登记好了。"),
    parts=_parts,
    related=("township", "handler"),
)
