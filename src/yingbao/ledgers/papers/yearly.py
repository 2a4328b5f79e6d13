"""总结 (notice 十): drafted with the year's numbers; causes and mechanisms from the ledgers."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import User
from yingbao.casework.models.people import COUNTY_ROLES
from yingbao.ledgers.mechanisms import root_causes, weak_rules
from yingbao.ledgers.papers.paper import Paper
from yingbao.ledgers.papers.standing import Span, county_figures, standings
from yingbao.ledgers.proposals.model import Proposal
from yingbao.reports.official import Sheet


def template() -> bytes:
    sheet = Sheet()
    sheet.paper_head("{{ office }}", "{{ number }}")
    sheet.title("{{ place }}社会救助专项治理工作总结")
    sheet.body("{{ span }}，全县交办线索{{ sent }}条，销号{{ closed }}条，重开{{ reopened }}条。")
    sheet.first("一、做了什么")
    sheet.body(
        "新纳入{{ enrolled }}人，补发{{ back_paid }}元，临时救助{{ aid_cases }}人次、{{ aid_sum }}元。"
    )
    sheet.body("作出减发、停发、追回决定{{ adverse_cases }}件，其中听取过本人意见{{ heard }}件，追回{{ recovered }}元。"
               "查清没有问题的{{ unfounded }}条。")  # fmt: skip
    sheet.body("收到群众反映{{ complaints }}件，已答复{{ answered }}件。")
    sheet.first("二、问题出在哪里")
    sheet.body("{{ causes }}")
    sheet.first("三、哪些核查不准")
    sheet.body("{{ weak }}")
    sheet.first("四、好的做法")
    sheet.body("{{ practices }}")
    sheet.first("五、建议")
    sheet.body("{{ proposals }}")
    sheet.signed("{{ office }}", "{{ day }}")
    return sheet.to_bytes()


def facts(span: Span, by: User, today: date) -> dict[str, Any]:
    rows = standings(span)
    return county_figures(span) | {
        "span": span.words,
        "sent": sum(one.sent for one in rows),
        "closed": sum(one.closed for one in rows),
        "reopened": sum(one.reopened for one in rows),
        "unfounded": sum(one.unfounded for one in rows),
        "causes": "；".join(f"{one.words}（{one.count}条）" for one in root_causes()[:8])
        or "还没有核查属实的线索。",
        "weak": "；".join(one.words for one in weak_rules()) or "没有低于底线的规则。",
        "practices": _lines("practice", "本年没有报来。"),
        "proposals": _lines("proposal", "本年没有提出。"),
    }


def _lines(kind: str, otherwise: str) -> str:
    found = Proposal.objects.filter(kind=kind).exclude(state="dropped")
    return "；".join(found.values_list("content", flat=True)) or otherwise


PAPER = Paper(
    "yearly", "总结", template, facts, frozenset(COUNTY_ROLES), subject=lambda span: span.words
)
