"""听取意见笔录: what the person said before anything was decided, read back and signed."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import Decision, User
from yingbao.ledgers.papers.paper import Paper, long_day, sentence
from yingbao.ledgers.papers.rights import READERS
from yingbao.reports.official import Sheet
from yingbao.security import mask_id


def template() -> bytes:
    sheet = Sheet()
    sheet.form_head("听取意见笔录", "{{ office }}　　线索 {{ code }}")
    sheet.grid(
        (
            ("时间", "{{ heard_on }}", "地点", "{{ place_heard }}"),
            ("本人", "{{ person }}", "身份证号", "{{ person_id }}"),
            ("在场的人", "{{ present }}", "记录人", "{{ recorder }}"),
        ),
        (24, 54, 24, 54),
    )
    sheet.first("一、告诉本人的事")
    sheet.body("我们看到的情况：{{ facts }}")
    sheet.body("打算这样处理：{{ intention }}。依据是{{ basis }}。")
    sheet.body(
        "在作决定之前先听您说。您可以同意，也可以不同意，可以补交材料；您说什么都不会因此受影响。"
    )
    sheet.first("二、本人的意见")
    sheet.body("{{ said }}")
    sheet.first("三、对本人意见的看法")
    sheet.body("{{ answer }}")
    sheet.body("以上记录已念给本人听，与本人说的一致。")
    sheet.grid(
        (
            ("本人签名或按手印", "念的人", "记录人", "另一位在场的人"),
            ("\n\n", "\n\n", "\n\n", "\n\n"),
        ),
        (39, 39, 39, 39),
    )
    return sheet.to_bytes()


def facts(decision: Decision, by: User, today: date) -> dict[str, Any]:
    hearing, clue = decision.hearing, decision.clue
    return {
        "code": clue.code,
        "heard_on": long_day(hearing.heard_on),
        "place_heard": hearing.place,
        "person": clue.person_name or clue.household_name or "",
        "person_id": mask_id(clue.id_number),
        "present": hearing.present,
        "recorder": hearing.recorded_by.name,
        "facts": sentence(decision.facts),
        "intention": decision.get_kind_display(),
        "basis": decision.basis,
        "said": sentence(hearing.said),
        "answer": sentence(hearing.answer) or "（以决定书为准）",
    }


PAPER = Paper("hearing", "听取意见笔录", template, facts, READERS,
              lambda decision: hasattr(decision, "hearing"), lambda decision: decision.clue.code)  # fmt: skip
