"""Supervision as pages show it: the ladder, the late things, what to think of before a letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from yingbao.casework.models import Clue, Role, User
from yingbao.casework.models.people import COUNTY_ROLES, TOWNSHIP_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part, Rung
from yingbao.ledgers.fields import WordsForm
from yingbao.ledgers.measures import cases, entries
from yingbao.ledgers.papers import supervision_letter
from yingbao.ledgers.supervision import forms, verbs
from yingbao.ledgers.supervision.lateness import late_in
from yingbao.ledgers.supervision.model import LADDER, STEPS, Supervision

COUNTY, TOWNSHIP = frozenset(COUNTY_ROLES), frozenset(TOWNSHIP_ROLES)
READERS = COUNTY | TOWNSHIP | {Role.INSPECTOR}


def _begin(item: None, *, by: User, today: date, **said: Any) -> Supervision:
    return verbs.begin(by=by, today=today, **said)


def _running(item: Supervision, by: User) -> bool:
    return item.is_open


def _may_climb(item: Supervision, by: User) -> bool:
    return item.is_open and item.state != STEPS[-1]


DOORS = (
    Door("lend", "请邻乡派人帮忙", verbs.lend, COUNTY, forms.LendForm, "记下了。", _running,
         "发函之前先问：是缺人、缺数据，还是路不通。", primary=True),
    Door("answer", "答复", verbs.answer, TOWNSHIP, forms.AnswerForm, "答复记下了。", _running, primary=True),
    Door("climb", "往上走一级", verbs.climb, COUNTY, forms.ClimbForm, "记下了。", _may_climb,
         "一级一级来，每一级都留文书。提前或跳级要写理由；急难救助没给到人手里的，可以直接发函。"),
    Door("end", "办上了，结束督办", verbs.end, COUNTY, WordsForm, "结束了。", _running),
)  # fmt: skip


def _facts(item: Supervision, by: User) -> list[Fact]:
    assert item.township is not None
    late = late_in(item.township, timezone.localdate())
    helps = sum(one.is_help for one in late)
    facts = [
        Fact("乡镇", str(item.township)),
        Fact("现在超期", cases(len(late)), _("其中等着帮的 %(n)s 件") % {"n": helps}),
    ]
    if item.lack:
        facts.append(Fact("乡里说缺什么", item.lack))
    if item.helper:
        facts.append(Fact("来帮忙的", str(item.helper)))
    return facts + _usual(item)


def _usual(item: Supervision) -> list[Fact]:
    """How this township does otherwise, so that one bad month is read beside the rest."""
    clues = Clue.objects.filter(township=item.township)
    closed = clues.filter(status=Clue.Status.CLOSED)
    return [
        Fact("一共办结", entries(f"{closed.count()} / {clues.count()}")),
        Fact("重开过", entries(clues.filter(reopened__gt=0).count())),
        Fact("查清无误", entries(closed.filter(outcome=Clue.Outcome.UNFOUNDED).count())),
    ]


def _parts(item: Supervision, by: User) -> list[Part]:
    assert item.township is not None
    late = late_in(item.township, timezone.localdate())
    return [
        Part("超期的", ("哪本台账", "编号", "是什么", "期限", "超期工作日"),
             [(one.kind, one.code, one.title, one.due_on, one.over) for one in late], "没有超期的了。"),
        Part("走过的每一级", ("哪一级", "哪天", "谁", "文书", "乡镇答复"),
             [(rung.get_step_display(), rung.taken_on, rung.by.name, rung.paper, rung.answer)
              for rung in item.rungs.select_related("by")], ""),
    ]  # fmt: skip


def _ladder(item: Supervision) -> list[Rung]:
    taken = {rung.step: rung for rung in item.rungs.all()}
    return [
        Rung(words, _rung_words(taken.get(step)), step in taken and step != item.state, step == item.state)
        for step, words in LADDER
    ]  # fmt: skip


def _rung_words(rung: Any) -> str:
    return f"{rung.taken_on:%m-%d}，{rung.paper}" if rung else ""


LEDGER = Ledger(
    slug="supervision",
    title="督办",
    lead="超期的先提醒、再催办，还不动才发函。先问是不是缺人、缺数据。",
    model=Supervision,
    readers=READERS,
    columns=(
        Column("乡镇", lambda item: item.township),
        Column("超期时有几件", lambda item: item.late.filter(step=item.state).count(), number=True),
        Column("帮手", lambda item: item.helper or ""),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("begin", "提醒一个乡镇", _begin, COUNTY, forms.BeginForm, "提醒记下了。"),
    parts=_parts,
    related=("township", "helper"),
    papers=(supervision_letter.PAPER,),
    ladder=_ladder,
)
