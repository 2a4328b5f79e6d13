"""Registers of households, blows of fate and visits: which date it is, what was lost."""

from __future__ import annotations

import re
from itertools import accumulate

import pyarrow as pa

from yingbao.exchange.normalise.codes import spellings
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.told.remark import Columns
from yingbao.exchange.words import key, plain

SPLIT = re.compile(r"分户|立户|分立")
LEFT = re.compile(r"迁出|迁往")
COUNTED = re.compile(r"^(?:家庭|农)?户序号?$")
HOME_LOST = re.compile(
    r"(?:住房|房屋|民房|住宅|自建房).{0,4}(?:火灾|起火|失火|着火|倒|塌|毁|烧)|(?:倒塌|垮塌|烧毁|烧光|全烧)"
)


def hukou(context: TableContext, facts: pa.Table) -> Columns:
    """分户, 迁出 with one date for all: which date of the register it is."""
    chosen = context.assignment.chosen
    if not {"change_kind", "changed_on"} <= set(chosen):
        return {}
    kinds, days = (facts.column(name).to_pylist() for name in ("change_kind", "changed_on"))
    pairs = list(zip(kinds, days, strict=True))
    found = {
        "split_on": [day if kind and SPLIT.search(kind) else None for kind, day in pairs],
        "moved_out_on": [day if kind and LEFT.search(kind) else None for kind, day in pairs],
        "hukou_status": ["迁出" if kind and LEFT.search(kind) else None for kind in kinds],
    }
    return {n: pa.array(v, pa.string()) for n, v in found.items() if n not in chosen}


def watched(context: TableContext, facts: pa.Table) -> Columns:
    """户序 stands before each head and nowhere else: whoever follows is of that home. It counts within one
    sheet only, so another sheet's third home is another one."""
    chosen, labels = context.assignment.chosen, context.block.labels
    places = [p for p in context.assignment.unmapped if COUNTED.search(key(labels[p]))]
    if len(places) != 1 or "household_no" in chosen or "relation" not in chosen:
        return {}
    numbers = context.block.column(places[0]).to_pylist()
    heads = [text == "户主" for text in facts.column("relation").to_pylist()]
    if any(bool(number) < head for number, head in zip(numbers, heads, strict=True)):
        return {}
    homes: list[str | None] = list(accumulate(numbers, lambda last, number: number or last))
    return {
        "household_no": pa.array([n and f"{context.row_prefix}{n}" for n in homes], pa.string())
    }


def shock(context: TableContext, facts: pa.Table) -> Columns:
    """What happened says what was lost, where nothing else does: 住房火灾（全烧）, 山体滑坡房屋倒塌."""
    chosen = context.assignment.chosen
    if "event_kind" not in chosen or "harm" in chosen:
        return {}
    known = spellings(context.assignment.form.columns["harm"])
    texts = facts.column("event_kind").to_pylist()
    return {"harm": pa.array([text and _harm(text, known) for text in texts], pa.string())}


def _harm(text: str, known: dict[str, str]) -> str:
    return text if plain(text) in known or not HOME_LOST.search(text) else "房屋毁损"


def visit(context: TableContext, facts: pa.Table) -> Columns:
    """到户时间 2024-05-08 10:00 tells the day as well as the hour."""
    chosen = context.assignment.chosen
    if "arrived_at" not in chosen or "visited_on" in chosen:
        return {}
    return {"visited_on": facts.column("arrived_at")}
