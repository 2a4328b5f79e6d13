"""Tekun care as canonical rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yingbao.ledgers.tekun.model import (
    SIX_ITEMS,
    Agreement,
    Assessment,
    CareVisit,
    Tekun,
    Tier,
    Wish,
)

TIERS = {Tier.ABLE: "全自理", Tier.PARTLY: "半护理", Tier.FULLY: "全护理"}


def _who(person: Tekun) -> dict[str, Any]:
    return {
        "name": person.name,
        "id_number": person.id_number,
        "township": str(person.township),
        "village": person.village,
    }


def agreements() -> Iterator[dict[str, Any]]:
    for item in Agreement.objects.select_related("person__township"):
        yield _who(item.person) | {
            "agreement_no": item.number,
            "carer_name": item.carer_name,
            "carer_id_number": item.carer_id,
            "carer_relation": item.relation,
            "signed_on": item.signed_on,
            "expires_on": item.expires_on,
            "ended_on": item.ended_on,
            "monthly_pay": item.monthly_pay,
        }


def visits() -> Iterator[dict[str, Any]]:
    for item in CareVisit.objects.select_related("person__township"):
        yield _who(item.person) | {
            "visited_on": item.on,
            "visitor_name": item.visitor,
            "visit_kind": "探访" if item.is_checking else "照料",
            "visit_mode": item.how,
            "content": item.words,
        }


def assessments() -> Iterator[dict[str, Any]]:
    for item in Assessment.objects.select_related("person__township"):
        items = {f"can_{name}": name not in item.failed for name in SIX_ITEMS}
        yield (
            _who(item.person)
            | items
            | {
                "assessed_on": item.on,
                "failed_items": len(item.failed),
                "care_ability": TIERS[Tier(item.tier)],
                "assessor": item.assessors,
            }
        )


def wishes() -> Iterator[dict[str, Any]]:
    for item in Wish.objects.select_related("person__township"):
        yield _who(item.person) | {
            "wish_mode": "集中" if item.mode == "central" else "分散",
            "signed_on": item.on,
            "signer": item.signer,
            "reason": item.words,
        }
