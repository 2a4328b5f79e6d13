"""Bills of hospitals: which day is whose, what an insurer gave back afterwards, from when to when somebody lay there."""

from __future__ import annotations

import re

import pyarrow as pa

from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.money import read_money
from yingbao.exchange.normalise.told.remark import Columns, remark

CAME = re.compile("入院|住院|就诊|就医")
GIVEN_BACK = re.compile(  # 医保已报销2万元 is what the sheet's own sums know of
    r"(?:(?<!未)已[^，。；未]{0,4}(?:赔付|理赔|赔偿)|(?:后续|另行?|又)[^，。；未]{0,4}(?:赔付|理赔|赔偿|报销|补偿))"
    r"[^，。；\d]{0,6}(\d[\d,.]*\s*万?元)"
)
STAY = re.compile(
    r"((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?\s*[-—－~至到]\s*(?:((?:19|20)\d\d)[年./-])?(\d{1,2})[月./-](\d{1,2})日?"
)


def bill(context: TableContext, facts: pa.Table) -> Columns:
    """The days of the stay, and what the bill left to pay when all was given back."""
    found = _days(context, facts) or _stay_told(context, facts)
    return found | _given_back(context, facts)


def _given_back(context: TableContext, facts: pa.Table) -> Columns:
    """商业险已赔付9.6万元: a remark tells what the sheet's own sums do not know of."""
    place, said = context.assignment.chosen.get("self_paid"), remark(context)
    if place is None or said is None or "万" in context.block.labels[place]:
        return {}
    own, notes = facts.column("self_paid").to_pylist(), said.to_pylist()
    left = [_left(text, note) for text, note in zip(own, notes, strict=True)]
    return {"self_paid": pa.array(left, pa.string())} if left != own else {}


def _left(own: str | None, note: str | None) -> str | None:
    told = GIVEN_BACK.search(note or "")
    paid, back = (read_money(text).value if text else None for text in (own, told and told[1]))
    if paid is None or back is None or not 0 < back <= paid:
        return own
    return str(paid - back)


def _stay_told(context: TableContext, facts: pa.Table) -> Columns:
    """脑梗死住院（2021.8.10-8.26）: the words of the illness tell the days that no column asks for."""
    chosen = context.assignment.chosen
    if "diagnosis" not in chosen or {"admitted_on", "discharged_on"} & set(chosen):
        return {}
    texts = [text or "" for text in facts.column("diagnosis").to_pylist()]
    stays = [STAY.search(text) if CAME.search(text) else None for text in texts]
    if not any(stays):
        return {}
    came = [stay and f"{stay[1]}-{stay[2]}-{stay[3]}" for stay in stays]
    left = [stay and f"{stay[4] or stay[1]}-{stay[5]}-{stay[6]}" for stay in stays]
    return {
        "admitted_on": pa.array(came, pa.string()),
        "discharged_on": pa.array(left, pa.string()),
    }


def _days(context: TableContext, facts: pa.Table) -> Columns:
    """Who still lies in hospital has no day of leaving: the bill is then of the day of coming. And where the
    day of coming is the bill's own, it begins the stay."""
    chosen = context.assignment.chosen
    days = [n for n in ("visited_on", "discharged_on", "admitted_on") if n in chosen]
    if len(days) < 2:
        return {}
    cells = list(zip(*(facts.column(name).to_pylist() for name in days), strict=True))
    first = [next((text for text in row if text), None) for row in cells]
    found = {"visited_on": pa.array(first, pa.string())}
    if days == ["visited_on", "discharged_on"] and CAME.search(
        context.block.labels[chosen[days[0]]]
    ):
        stays = [came if left else None for came, left in cells]
        found["admitted_on"] = pa.array(stays, pa.string())
    return found
