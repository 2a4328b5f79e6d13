"""销号审批表: one page from the problem to the leader's signature (domain of 对账销号)."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.papers.paper import Paper, long_day
from yingbao.ledgers.problems.model import Problem
from yingbao.reports.official import Sheet

ROWS = (
    ("编号", "{{ item_number }}", "来源", "{{ source }}"),
    ("责任单位", "{{ unit }}", "负责人", "{{ owner }}"),
    ("发现日期", "{{ found_on }}", "完成日期", "{{ finished_on }}"),
)
LONG = (
    ("问题", "{{ content }}"),
    ("核查情况", "{{ checked }}"),
    ("整改措施和结果", "{{ measure }}\n{{ result }}"),
    ("佐证材料目录", "{{ evidence }}"),
    ("钱", "{{ money }}"),
    ("乡镇意见", "{{ opinion }}\n\n签字：　　　　　　（盖章）　　　年　月　日"),
    ("县审核意见", "{{ review }}\n\n签字：　　　　　　　　　　　　　年　月　日"),
    ("分管领导意见", "\n\n签字：　　　　　　　　　　　　　年　月　日"),
    ("回访", "抽中回访的：回访人　　　　　　日期　　　　　　结果"),
)


def template() -> bytes:
    sheet = Sheet()
    sheet.form_head("问题销号审批表", "{{ office }}　　{{ day }}")
    sheet.grid(ROWS, (26, 52, 26, 52))
    sheet.grid(LONG, (26, 130))
    return sheet.to_bytes()


def facts(item: Problem, by: User, today: date) -> dict[str, Any]:
    owner = item.owner
    return {
        "item_number": item.number,
        "source": item.get_source_display(),
        "unit": str(item.township or "县民政局"),
        "owner": owner.name if owner else "",
        "found_on": long_day(item.found_on),
        "finished_on": long_day(item.finished_on),
        "content": " ".join(filter(None, (item.village, item.subject, item.content))),
        "checked": f"{'属实' if item.is_true else '不属实'}。{item.checked}（{item.checkers}）",
        "measure": item.measure,
        "result": item.result,
        "evidence": item.evidence,
        "money": f"应补发 {item.back_pay_due} 元，已补发 {item.back_paid} 元；"
        f"应追回 {item.recover_due} 元，已追回 {item.recovered} 元。{item.why_short}",
        "opinion": item.opinion,
        "review": item.review,
    }


PAPER = Paper("closing", "销号审批表", template, facts, frozenset(CLERK_ROLES + COUNTY_ROLES),
              lambda item: bool(item.result))  # fmt: skip
