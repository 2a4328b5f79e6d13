"""The fund chain as canonical rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yingbao.ledgers.funds.model import Fund


def transfers() -> Iterator[dict[str, Any]]:
    for fund in Fund.objects.all():
        yield {
            "document_no": fund.document_no,
            "item": fund.get_budget_item_display(),
            "budget_item": f"{fund.budget_item} {fund.get_budget_item_display()}",
            "amount": fund.amount,
            "received_on": fund.received_on,
            "sent_on": fund.released_on,
            "purpose": fund.purpose,
        }
