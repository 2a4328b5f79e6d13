"""Complaints as canonical rows. A merged one is left out: its matter stands in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yingbao.ledgers.complaints.model import Complaint

MATTERS = {
    "missed": "该保没保",
    "wrong": "不该保的保了",
    "money": "钱款",
    "temporary": "临时救助",
    "tekun": "特困供养",
    "conduct": "作风",
    "other": "其他",
}


def complaints() -> Iterator[dict[str, Any]]:
    rows = Complaint.objects.exclude(state="merged").select_related("township", "handler__township")
    for item in rows.prefetch_related("problems", "contacts"):
        problem = item.problems.first()
        yield {
            "case_no": item.number,
            "channel": item.get_channel_display(),
            "named_kind": "实名" if item.real_name else "匿名",
            "complainant_name": item.reporter_name,
            "complainant_phone": item.reporter_phone,
            "accused_name": item.accused_name,
            "accused_unit": str(item.accused_township or ""),
            "matter": MATTERS[item.matter],
            "content": item.content,
            "received_on": item.received_on,
            "accepted_on": item.accepted_on,
            "closed_on": item.closed_on,
            "extended_days": item.extended_days or None,
            "paused_days": item.paused_days or None,
            "problem_no": problem.number if problem else "",
            "handler_name": item.handler.name if item.handler else "",
            "handler_unit": str(item.handler.township or "县民政局") if item.handler else "",
            "answered_on": item.answered_on,
            "contact_attempts": item.contacts.count() or None,
            "township": str(item.township or ""),
            "village": item.village,
        }
