"""Recoveries as canonical rows: one a repayment, with what was owed when it came."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from yingbao.ledgers.recoveries.model import Recovery

STATES = {
    "owed": "追缴中",
    "instalments": "分期",
    "returned": "已追缴",
    "closed": "已追缴",
    "waived": "减免",
    "lost": "无法追回",
}


def recoveries() -> Iterator[dict[str, Any]]:
    rows = Recovery.objects.exclude(person_key="").select_related("township")
    for item in rows.prefetch_related("repayments"):
        owed = item.due_amount
        repayments = list(item.repayments.all())
        for one in repayments:
            yield _row(item, owed) | {
                "returned_amount": one.amount,
                "returned_on": one.on,
                "treasury_on": one.treasury_on,
                "treasury_no": one.treasury_no,
            }
            owed -= one.amount
        if not repayments:
            yield _row(item, owed)


def _row(item: Recovery, owed: Decimal) -> dict[str, Any]:
    return {
        "name": item.name,
        "id_number": item.id_number,
        "programme": item.programme,
        "decided_on": item.decided_on,
        "due_amount": owed,
        "state": STATES[item.state],
        "township": str(item.township),
        "village": item.village,
    }
