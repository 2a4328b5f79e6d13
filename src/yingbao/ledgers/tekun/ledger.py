"""Tekun care as pages show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.measures import people, spoken
from yingbao.ledgers.papers import care_agreement
from yingbao.ledgers.tekun import forms, verbs
from yingbao.ledgers.tekun.model import SIX_ITEMS, SIX_WORDS, Mode, Tekun

CLERKS, COUNTY = frozenset(CLERK_ROLES), frozenset(COUNTY_ROLES)
READERS = CLERKS | COUNTY | {Role.INSPECTOR}
WORDS = dict(zip(SIX_ITEMS, SIX_WORDS, strict=True))


def _enter(item: None, *, by: User, today: date, **said: Any) -> Tekun:
    return verbs.enter(verbs.Entering(**said), by=by, today=today)


def _sign(item: Tekun, *, by: User, today: date, **said: Any) -> Tekun:
    return verbs.sign(item, terms=verbs.Terms(**said), by=by, today=today)


def _cared(item: Tekun, by: User) -> bool:
    return item.is_open


def _at_home(item: Tekun, by: User) -> bool:
    return item.is_open and item.mode == Mode.HOME


DOORS = (
    Door("sign", "签或续照料协议", _sign, CLERKS, forms.SignForm, "协议记下了。", _at_home, primary=True),
    Door("assess", "填自理能力评估", verbs.assess, CLERKS, forms.AssessForm, "评估记下了，档次已算好。", _cared,
         "六项逐项看，档次由系统按当天的规定算。"),
    Door("ask_wish", "记本人意愿", verbs.ask_wish, CLERKS, forms.WishForm, open_when=_cared,
         hint="去不去机构由本人定。不愿去，记下来就好，不算问题。"),
    Door("visit", "记照料、探访", verbs.visit, CLERKS, forms.VisitForm, open_when=_cared),
    Door("change_mode", "转供养方式", verbs.change_mode, CLERKS, forms.ModeForm, "转好了。", _cared),
    Door("end", "终止供养", verbs.end, COUNTY, forms.EndForm, "终止记下了。", _cared),
)  # fmt: skip


def _facts(item: Tekun, by: User) -> list[Fact]:
    wish, agreement = item.wish, item.agreement
    facts = [
        Fact("谁", item.who, f"{item.township}{item.village}"),
        Fact("怎么供养", item.get_mode_display(), f"{item.institution} {item.bed}".strip()),
        Fact("护理档次", item.get_tier_display() or "还没有评估"),
        Fact(
            "本人意愿",
            _("%(mode)s，%(day)s 签字") % {"mode": spoken(wish.get_mode_display()), "day": wish.on}
            if wish
            else "还没有问",
        ),
    ]
    if item.mode == Mode.HOME:
        facts.append(_agreement(agreement))
    if not item.is_open:
        facts.append(Fact("终止", f"{item.ended_on} {item.why_ended}", item.follow_up))
    return facts


def _agreement(agreement: Any) -> Fact:
    if agreement is None:
        return Fact("照料协议", "还没有签")
    today = timezone.localdate()
    runs = agreement.runs_on(today)
    words = (
        _("%(number)s，%(day)s 到期") % {"number": agreement.number, "day": agreement.expires_on}
        if runs
        else _("%(number)s 已经到期") % {"number": agreement.number}
    )
    return Fact(
        "照料协议",
        words,
        _("照料人 %(who)s（%(kin)s）") % {"who": agreement.carer_name, "kin": agreement.relation},
    )


def _parts(item: Tekun, by: User) -> list[Part]:
    assessed = [
        (
            one.on,
            one.get_tier_display(),
            "、".join(spoken(WORDS[name]) for name in one.failed) or _("都能"),
            one.assessors,
        )
        for one in item.assessments.all()
    ]
    signed = [
        (one.number, one.carer_name, one.signed_on, one.ended_on or one.expires_on, one.monthly_pay)
        for one in item.agreements.all()
    ]
    seen = [(one.on, one.visitor, one.how, one.words) for one in item.care_visits.all()[:60]]
    return [
        Part("评估", ("哪天", "档次", "不能的", "谁评的"), assessed, "还没有评估。"),
        Part("照料协议", ("编号", "照料人", "从", "到", "每月报酬（元）"), signed, "还没有签。"),
        Part("照料和探访", ("哪天", "谁去的", "怎么去的", "看到的"), seen, "还没有记录。"),
    ]


def _figures(user: User) -> list[Fact]:
    cared = Tekun.objects.visible_to(user).filter(state="cared")
    home = cared.filter(mode=Mode.HOME)
    unsigned = home.exclude(agreements__ended_on=None, agreements__isnull=False).count()
    full = cared.filter(tier="fully")
    return [
        Fact(
            "供养中",
            people(cared.count()),
            _("集中 %(n)s 人") % {"n": cared.filter(mode=Mode.CENTRAL).count()},
        ),
        Fact(
            "完全丧失自理",
            people(full.count()),
            _("在机构 %(n)s 人") % {"n": full.filter(mode=Mode.CENTRAL).count()},
        ),
        Fact("分散供养没有协议", people(unsigned)),
        Fact("还没有评估", people(cared.filter(tier="").count())),
    ]


LEDGER = Ledger(
    slug="tekun",
    title="特困供养",
    lead="每个人的评估、意愿、照料协议和探访。协议到期前一个月提醒。",
    model=Tekun,
    readers=READERS,
    columns=(
        Column("谁", lambda item: item.name or ""),
        Column("在哪里", lambda item: f"{item.township}{item.village}"),
        Column("怎么供养", lambda item: item.get_mode_display()),
        Column("护理档次", lambda item: item.get_tier_display()),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("enter", "建一份档案", _enter, CLERKS, forms.EnterForm, "建好了，先做评估。"),
    parts=_parts,
    papers=(care_agreement.PAPER,),
    figures=_figures,
)
