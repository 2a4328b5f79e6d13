"""决定书 or 告知书: facts, what the person said, reasons, article, how to ask for review or to sue."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import Decision, User
from yingbao.ledgers.papers.paper import Paper, long_day, plain_sum, sentence
from yingbao.ledgers.papers.rights import READERS
from yingbao.reports.official import Sheet
from yingbao.security import mask_id


def template() -> bytes:
    sheet = Sheet()
    sheet.letter_head("{{ office }}", "{{ notice_number }}")
    sheet.title("社会救助{{ kind }}{{ word }}书")
    sheet.to("{{ person }}（{{ person_id }}）")
    sheet.body("事实：{{ facts }}")
    sheet.body("{% if heard %}{{ heard_on }}，我们听取了您的意见。您说：{{ said }}{% endif %}")
    sheet.body("{{ text }}")
    sheet.body("依据：{{ basis }}。")
    sheet.body(
        "决定：{{ kind }}{% if amount %}{{ amount }}元{% endif %}"
        "{% if from_month %}，从{{ from_month }}起{% endif %}。"
    )
    sheet.body("{{ remedies }}")
    sheet.body("生活还有困难的，可以随时向乡镇或我局申请其他救助（联系：{{ contact }}）。")
    sheet.signed("{{ office }}", "{{ decided_on }}")
    sheet.note("送达回证：日期　　　　　　方式　　　　　　收件人签名　　　　　　送达人")
    return sheet.to_bytes()


def facts(decision: Decision, by: User, today: date) -> dict[str, Any]:
    clue, notice = decision.clue, decision.notice
    heard = getattr(decision, "hearing", None)
    approved = decision.approved_on
    return {
        "notice_number": notice.number,
        "kind": decision.get_kind_display(),
        "word": "决定" if approved else "拟处理告知",
        "person": clue.person_name or clue.household_name or "",
        "person_id": mask_id(clue.id_number),
        "facts": sentence(decision.facts),
        "heard": heard is not None,
        "heard_on": long_day(heard.heard_on) if heard else "",
        "said": sentence(heard.said) if heard else "",
        "text": sentence(notice.text),
        "basis": decision.basis,
        "amount": plain_sum(decision.amount) if decision.amount is not None else "",
        "from_month": f"{decision.from_month:%Y年%-m月}" if decision.from_month else "",
        "remedies": sentence(notice.remedies),
        "decided_on": long_day(approved or today),
    }


PAPER = Paper("notice", "决定书", template, facts, READERS,
              lambda decision: hasattr(decision, "notice"), lambda decision: decision.clue.code)  # fmt: skip
