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
CLOCKED = re.compile(r"(?:^|[\sT])([01]?\d|2[0-3])[:：]([0-5]\d)")
GRANTED = re.compile(r"(?<!未)(?<!没有)(?<!不)(经|已|予以|得到)[^，。；]{0,6}(批准|同意|审批)")
WAS = r"已(?:经)?(?:(?:从|自|于)[^，。；]{0,8})?(?:予以|全部|依规)?"  # 已于次月停发; 拟停发 is not done
DONE = tuple(
    (result, re.compile(WAS + words))
    for result, words in (
        ("停发", "(停发|停保|取消低保|退出低保|清退)"),
        ("补发", "补发"),
        ("追回", "(追回|追缴|收回|退回)"),
        ("纳入", "纳入"),
    )
)
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
    """经批准延期30日: how long, and that it was granted, told in words."""
    chosen = context.assignment.chosen
    if "extension" not in chosen:
        return {}
    texts = [text or "" for text in facts.column("extension").to_pylist()]
    days = [found and found.group(1) for found in map(EXTENDED.search, texts)]
    granted = ["是" if GRANTED.search(text) else None for text in texts]
    told = {"extended_days": days, "extension_approved": granted}
    return {n: pa.array(v, pa.string()) for n, v in told.items() if n not in chosen}


def _withdrawal(context: TableContext, facts: pa.Table) -> Columns:
    """2022-12-12 16:03:30: a bank tells the hour, hardly ever the minute of the day."""
    chosen = context.assignment.chosen
    if "minute" in chosen or "clock" not in chosen:
        return {}
    said = [CLOCKED.search(text or "") for text in facts.column("clock").to_pylist()]
    minutes = [s and str(int(s.group(1)) * 60 + int(s.group(2))) for s in said]
    return {"minute": pa.array(minutes, pa.string())}


def _problem(context: TableContext, facts: pa.Table) -> Columns:
    """A ledger without a column for the result says it in the finding: 低保金已停发."""
    chosen = context.assignment.chosen
    found = _same("outcome", "state")(context, facts)
    if "finding" in chosen and "result" not in chosen:
        texts = facts.column("finding").to_pylist()
        found["result"] = pa.array([_done(text or "") for text in texts], pa.string())
    return found


def _done(finding: str) -> str | None:
    """The one thing that the finding says was done; None when it says none, or several."""
    said = {result for result, words in DONE if words.search(finding)}
    return said.pop() if len(said) == 1 else None


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
    "problem_ledger": _problem,
    "shock_event": _same("harm", "event_kind"),
    "aid_enquiry": _enquiry,
    "progress_report": _report,
    "hukou_person": _hukou,
    "complaint": _complaint,
    "card_withdrawal": _withdrawal,
    "child_allowance": _child,
}
