"""Sham reviews as pages show them: the sign with its rows, what may explain it, what was seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.casework.models.people import TOWNSHIP_ROLES
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.shams import forms, verbs
from yingbao.ledgers.shams.model import ShamReview

State = ShamReview.State
INSPECTOR = frozenset({Role.INSPECTOR})
TOWNSHIP = frozenset(TOWNSHIP_ROLES)
READERS = INSPECTOR | TOWNSHIP | {Role.COUNTY_OFFICER, Role.COUNTY_LEADER}


def _begin(item: None, *, by: User, today: date, **said: Any) -> ShamReview:
    return verbs.begin(by=by, today=today, **said)


def _at(*states: str) -> Any:
    return lambda item, by: item.state in states


DOORS = (
    Door("ask", "先问乡镇", verbs.ask, INSPECTOR, forms.AskForm, "问出去了。", _at(State.ASKING), primary=True,
         hint="迹象不等于造假。下面列的正当原因，先逐条问。"),
    Door("explain", "说明原因", verbs.explain, TOWNSHIP, forms.ExplainForm, "说明记下了。",
         lambda item, by: item.is_open and bool(item.asked), primary=True),
    Door("draw", "抽样再看", verbs.draw, INSPECTOR, forms.DrawForm, "抽好了，派给了别的乡镇。", _at(State.ASKING)),
    Door("conclude", "下结论", verbs.conclude, INSPECTOR, forms.ConcludeForm, "结论记下了。",
         _at(State.ASKING, State.SEEING)),
)  # fmt: skip


def _facts(item: ShamReview, by: User) -> list[Fact]:
    facts = [
        Fact("看到的迹象", item.signal.title, item.signal.because),
        Fact("乡镇", str(item.township)),
        Fact("可能的正当原因", "；".join(verbs.honest_explanations(item)) or "规则里没有写"),
    ]
    if item.asked:
        facts.append(Fact("问了什么", item.asked))
    if item.explained:
        facts.append(Fact("乡镇怎么说", item.explained))
    if item.population:
        words = _("%(all)s 件销号里抽了 %(n)s 件") % {
            "all": item.population,
            "n": item.drawn.count(),
        }
        sure = _("如果有 %(share)s 是假的，看得出来的把握是 %(sure)s") % {
            "share": f"{item.share:.0%}",
            "sure": f"{item.confidence:.0%}",
        }
        facts.append(Fact("抽样", words, sure))
    if item.conclusion:
        facts.append(Fact("结论", item.get_conclusion_display(), item.reasons))
    return facts


def _parts(item: ShamReview, by: User) -> list[Part]:
    rows = [(row.source, row.file, row.sheet, row.row) for row in item.signal.rows.all()[:50]]
    seen = [
        (one.clue.code, str(one.township), one.done_on or "还没有看", _holds(one.holds), one.words)
        for one in item.revisits.select_related("clue", "township")
    ]
    return [
        Part("迹象出自哪些行", ("台账", "文件", "表", "行"), rows, "没有行。"),
        Part(
            "再看的结果", ("线索", "谁去看", "哪天", "和销号一样吗", "看到的"), seen, "还没有抽样。"
        ),
    ]


def _holds(word: bool | None) -> str:
    return "" if word is None else "一样" if word else "不一样"


LEDGER = Ledger(
    slug="shams",
    title="作风核查",
    lead="数据里像“纸上整改”的迹象，由驻局纪检先问原因、再抽样看，结论由人下。",
    model=ShamReview,
    readers=READERS,
    columns=(
        Column("看到的迹象", lambda item: item.signal.title),
        Column("乡镇", lambda item: item.township),
        Column("结论", lambda item: item.get_conclusion_display()),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("begin", "核查一条作风线索", _begin, INSPECTOR, forms.BeginForm, "开始核查。"),
    parts=_parts,
    related=("township", "signal"),
)
