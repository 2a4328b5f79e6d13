"""What a sheet tells under another header than its own: a kind of change that says which date it is,
a state that is a verdict, a reason of refusal that is a refusal."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

import pyarrow as pa

from yingbao.exchange.mapping.settle import REMARKS
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.periods import period_in
from yingbao.exchange.words import key

Columns = dict[str, pa.ChunkedArray | pa.Array]
SPLIT = re.compile(r"分户|立户|分立")
LEFT = re.compile(r"迁出|迁往")
NOT_PAID = re.compile(r"不符|不存在|销户|注销|冻结|挂失|异常|有误|错误")
EXTENDED = re.compile(r"(?<![未不])(?:延期|延长)\D{0,4}(\d{1,3})\s*[日天]")
REPORTED_FOR = ("period_from", "period_to")


def told(context: TableContext, facts: pa.Table) -> Columns:
    """Columns that the sheet lacks, read out of those it has; none of them is ever complained about."""
    teller = TELLERS.get(context.assignment.form.name)
    return teller(context, facts) if teller else {}


def _payment(context: TableContext, facts: pa.Table) -> Columns:
    """A bank's list often says the month in its remark only, and knows nobody but the account's holder."""
    chosen, found = context.assignment.chosen, {}
    if "note" in chosen and "period" not in chosen:
        found["period"] = facts.column("note")
    if "pay_status" in chosen and "failure_reason" not in chosen:
        found["failure_reason"] = _why_failed(facts.column("pay_status").to_pylist())
    if "holder_id_number" in chosen and "id_number" not in chosen:
        found["id_number"] = facts.column("holder_id_number")
        if "holder_id_number__lost" in facts.column_names:
            found["id_number__lost"] = facts.column("holder_id_number__lost")
    return found


def _why_failed(texts: list[str | None]) -> pa.Array:
    """返回信息 says 记账成功, or why not: 账号户名不符."""
    failed = [text if text and NOT_PAID.search(text) else None for text in texts]
    return pa.array(failed, pa.string())


def _same(target: str, source: str) -> Callable[[TableContext, pa.Table], Columns]:
    """The words of one column stand for another that the sheet lacks."""

    def teller(context: TableContext, facts: pa.Table) -> Columns:
        chosen = context.assignment.chosen
        lacks = source in chosen and target not in chosen
        return {target: facts.column(source)} if lacks else {}

    return teller


def _enquiry(context: TableContext, facts: pa.Table) -> Columns:
    """A register of refusals has no column for the outcome: who has a reason in it was refused."""
    chosen = context.assignment.chosen
    if "reason" not in chosen or "outcome" in chosen:
        return {}
    refused = ["不予受理" if text else None for text in facts.column("reason").to_pylist()]
    return {"outcome": pa.array(refused, pa.string())}


def _report(context: TableContext, facts: pa.Table) -> Columns:
    """A monthly report names its month; its days are the first and the last of it."""
    chosen = context.assignment.chosen
    if "report_name" not in chosen or "period_to" in chosen:
        return {}
    texts = facts.column("report_name").to_pylist()
    months = [period_in(text, context.as_of) if text else None for text in texts]
    days = [_first_and_last(month) if month else (None, None) for month in months]
    return {
        name: pa.array([pair[place] for pair in days], pa.string())
        for place, name in enumerate(REPORTED_FOR)
    }


def _first_and_last(month: date) -> tuple[str, str]:
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return month.isoformat(), last.isoformat()


def _hukou(context: TableContext, facts: pa.Table) -> Columns:
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


def _complaint(context: TableContext, facts: pa.Table) -> Columns:
    """经批准延期30日: how long, told in words."""
    if "extension" not in context.assignment.chosen or "extended_days" in context.assignment.chosen:
        return {}
    said = [EXTENDED.search(text or "") for text in facts.column("extension").to_pylist()]
    return {"extended_days": pa.array([s and s.group(1) for s in said], pa.string())}


def _child(context: TableContext, facts: pa.Table) -> Columns:
    """差额补足 stands in the remark where no column asks for it."""
    if "is_difference" in context.assignment.chosen:
        return {}
    labels = context.block.labels
    places = [p for p in context.assignment.unmapped if key(labels[p]) in REMARKS]
    return {"is_difference": context.block.column(places[0])} if len(places) == 1 else {}


TELLERS: dict[str, Callable[[TableContext, pa.Table], Columns]] = {
    "payment": _payment,
    "stop_decision": _same("programme", "decision_kind"),
    "problem_ledger": _same("outcome", "state"),
    "shock_event": _same("harm", "event_kind"),
    "aid_enquiry": _enquiry,
    "progress_report": _report,
    "hukou_person": _hukou,
    "complaint": _complaint,
    "child_allowance": _child,
}
