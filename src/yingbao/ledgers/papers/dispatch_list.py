"""线索交办单, in 信函格式: what a township is asked to verify, by when, with a masked list by village."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import Clue, Township, User
from yingbao.casework.models.people import COUNTY_ROLES
from yingbao.ledgers.papers.paper import Paper
from yingbao.reports.official import Sheet
from yingbao.security import mask_name

HEADS = ("村（社区）", "编号", "对象", "看到的情况", "方向", "期限")
MARKS = tuple(f"{{{{ row.{name} }}}}" for name in ("village", "code", "who", "title", "way", "due"))


def template() -> bytes:
    sheet = Sheet()
    sheet.letter_head("{{ office }}", "{{ number }}")
    sheet.title("{{ office }}\n关于交办社会救助线索的函")
    sheet.to("{{ township }}人民政府")
    sheet.body("现将{{ count }}条线索交你们核查，其中该帮未帮的{{ helps }}条，请先办。")
    sheet.body("一、线索是疑点，不是结论。没有核实之前，救助照发。")
    sheet.body("二、两人以上入户，见到本人，先问清单上的话，双方签字。一村的线索排在一趟。")
    sheet.body("三、该帮的当场帮着申请；急需用钱的先给临时救助。要减发、停发的，先听本人意见。")
    sheet.body("四、查清没有问题的，写明依据，一样算办好。")
    sheet.body("办理中有困难，请与我局联系（{{ contact }}）。")
    sheet.body("附件：线索清单（{{ count }}条，姓名已隐去）")
    sheet.signed("{{ office }}", "{{ day }}")
    sheet.annex("附件")
    sheet.title("{{ township }}线索清单")
    sheet.repeated(HEADS, MARKS, (24, 38, 18, 36, 14, 26))
    return sheet.to_bytes()


def facts(township: Township, by: User, today: date) -> dict[str, Any]:
    clues = Clue.objects.visible_to(by).filter(township=township, status=Clue.Status.DISPATCHED)
    rows = [_row(clue) for clue in clues.order_by("village", "household_id", "rule")]
    return {
        "township": str(township),
        "count": len(rows),
        "helps": sum(row["way"] == "漏保" for row in rows),
        "rows": rows,
    }


def _row(clue: Clue) -> dict[str, str]:
    return {
        "village": clue.village,
        "code": clue.code,
        "who": mask_name(clue.person_name or clue.household_name or ""),
        "title": clue.title,
        "way": clue.direction,
        "due": str(clue.due_on or ""),
    }


PAPER = Paper("dispatch", "线索交办单", template, facts, frozenset(COUNTY_ROLES),
              lambda township: Clue.objects.filter(township=township, status=Clue.Status.DISPATCHED).exists(),
              lambda township: str(township))  # fmt: skip
