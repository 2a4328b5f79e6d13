"""Aid that ended: a list of stops and cuts, a state that says 停发, a letter of another county."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pyarrow as pa

from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.dates import DateContext, read_month
from yingbao.exchange.normalise.periods import period_in
from yingbao.exchange.normalise.told.remark import Columns, remark, same_words

STATE = re.compile(r"^(?:发放|享受|补贴|待遇|领取|目前|当前|现在|在保)?状态$")
BOTH = re.compile(r"停[发保]?[、，,和及]?(?:核|调)?减|减[发保]?[、，,和及]?停")
CUT = re.compile(r"核减|调减|减发|减少|减\d+人|降低")
COUNTY = re.compile(r"([\u4e00-\u9fff]{1,6}?(?:县|区|旗|市))民政")
NO_MORE = re.compile(r"停发|停止|终止|取消|退出|已停")
SINCE = re.compile(r"((?:19|20)\d\d\s*[年.-]\s*\d{1,2}月?)份?\s*(?:起|开始|后)?[^，。；]{0,2}停")
STOPPED = re.compile(r"(?:停发|停止发放|终止发放|停补)(?:年月|月份|月|日期|时间)?$")


def stop(context: TableContext, facts: pa.Table) -> Columns:
    """Of which aid; and where a list is of stops and of cuts, which it was: 核减1人 is a cut."""
    chosen, found = (
        context.assignment.chosen,
        same_words("programme", "decision_kind")(context, facts),
    )
    names = "|".join([*context.block.titles, context.names.sheet, context.names.file])
    if "decision_kind" in chosen or "reason" not in chosen or not BOTH.search(names):
        return found
    texts = [text or "" for text in facts.column("reason").to_pylist()]
    kinds = ["减发" if CUT.search(text) else "停保" for text in texts]
    return found | {"decision_kind": pa.array(kinds, pa.string())}


def other_county(context: TableContext, facts: pa.Table) -> Columns:
    """A letter's own county stands in its title; 已停发 in a column of states ends it, with a month or without."""
    chosen, found = context.assignment.chosen, dict[str, pa.Array]()
    names = [*context.block.titles, context.names.sheet, context.names.file]
    county = next((m.group(1) for text in names if (m := COUNTY.search(text))), None)
    if county and "county" not in chosen:
        found["county"] = pa.array([county] * len(facts), pa.string())
    places = [p for p in context.assignment.unmapped if STATE.search(context.block.labels[p])]
    spanned = any("end_month" in names for names in context.assignment.spans.values())
    if len(places) == 1 and "end_month" not in chosen and not spanned:
        states = context.block.column(places[0]).to_pylist()
        found["end_month"] = pa.array([_ended(text or "", context) for text in states], pa.string())
    return found


def _ended(state: str, context: TableContext) -> str | None:
    if not NO_MORE.search(state):
        return None
    month = period_in(state, context.as_of)
    return _month_before(month or context.as_of.replace(day=1))


def allowance(context: TableContext, facts: pa.Table) -> Columns:
    """A list of who gets it and who no longer does, with the month of stopping: the last one paid is before it."""
    labels, chosen = context.block.labels, context.assignment.chosen
    ended = [chosen[name] for name in ("ended_on",) if name in chosen]
    places = [p for p in (*context.assignment.unmapped, *ended) if STOPPED.search(labels[p])]
    if "period" in chosen:
        return {}
    if len(places) != 1:
        return _ceased(context)
    texts = context.block.column(places[0]).to_pylist()
    read = [read_month(text or "", DateContext(context.as_of)).value for text in texts]
    return {"period": pa.array([month and _month_before(month) for month in read], pa.string())}


def _ceased(context: TableContext) -> Columns:
    """停发 in a column of states, since a month that the remark tells; without one, before the sheet's month."""
    places = [p for p in context.assignment.unmapped if STATE.search(context.block.labels[p])]
    if len(places) != 1:
        return {}
    states = context.block.column(places[0]).to_pylist()
    said = remark(context)
    notes = said.to_pylist() if said is not None else [None] * len(states)
    last = [
        _last_paid(note or "", context) if state and NO_MORE.search(state) else None
        for state, note in zip(states, notes, strict=True)
    ]
    return {"period": pa.array(last, pa.string())} if any(last) else {}


def _last_paid(note: str, context: TableContext) -> str:
    since = SINCE.search(note)
    month = read_month(since.group(1), DateContext(context.as_of)).value if since else None
    return _month_before(month or context.period or context.as_of.replace(day=1))


def _month_before(month: date) -> str:
    return (month - timedelta(days=1)).replace(day=1).isoformat()
