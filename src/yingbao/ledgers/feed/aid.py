"""Temporary aid, reserve books and the emergency roster as canonical rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from yingbao.ledgers.emergencies.model import Emergency
from yingbao.ledgers.linshi.model import Aid
from yingbao.ledgers.reserves.model import Reserve

KINDS = {"infected": "确诊", "isolated": "其他隔离"}


def grants() -> Iterator[dict[str, Any]]:
    """Aid that was given or approved, of people whose number is known."""
    rows = Aid.objects.exclude(state__in=["applied", "ended"]).exclude(person_key="")
    for item in rows.select_related("township"):
        signers = [name for name in item.signers.replace("，", "、").split("、") if name.strip()]
        yield {
            "name": item.name,
            "id_number": item.id_number,
            "aid_type": item.get_kind_display(),
            "reason": item.reason,
            "applied_on": item.applied_on,
            "approved_on": item.approved_on,
            "paid_on": item.given_on,
            "completed_on": item.completed_on,
            "amount": item.amount,
            "approval_level": "乡级" if item.level == "乡" else "县级",
            "method": item.get_way_display(),
            "residence_kind": "户籍地" if item.residence == "local" else "居住地",
            "occurred_on": item.event_on,
            "check_no": item.check_no,
            "publicity_from": item.publicity_from,
            "special_case_no": item.minutes_no,
            "signers": len(signers) or None,
            "township": str(item.township),
            "village": item.village,
        }


def reserves() -> Iterator[dict[str, Any]]:
    """Every line with the balance after it, oldest first."""
    for book in Reserve.objects.select_related("township"):
        balance = Decimal(0)
        for entry in book.entries.order_by("on", "pk"):
            balance += entry.amount
            yield {
                "township": str(book.township),
                "entry_on": entry.on,
                "received": entry.amount if entry.amount > 0 else None,
                "spent": -entry.amount if entry.amount < 0 else None,
                "balance": balance,
                "note": entry.words,
            }


def emergencies() -> Iterator[dict[str, Any]]:
    rows = Emergency.objects.filter(kind__in=KINDS).exclude(person_key="")
    for item in rows.select_related("township"):
        yield {
            "name": item.name,
            "id_number": item.id_number,
            "kind": KINDS[item.kind],
            "confirmed_on": item.listed_on if item.kind == "infected" else None,
            "isolated_from": item.isolated_from,
            "isolated_to": item.isolated_to,
            "ward_care": item.placement,
            "contacted_on": item.called_on,
            "township": str(item.township),
            "village": item.village,
        }
