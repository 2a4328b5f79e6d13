"""Ledgers of problems, reviews, refusals and reports: a state that is a verdict, a round that names its day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import pyarrow as pa

from yingbao.exchange.normalise.codes import spellings
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.deeds import deed_in
from yingbao.exchange.normalise.periods import period_in
from yingbao.exchange.normalise.rounds import change_told, round_ends
from yingbao.exchange.normalise.told.remark import Columns
from yingbao.exchange.words import plain

FEW_WORDS = 12
DUE_NEXT = re.compile(r"(?:次月|下月)\s*([1-9]|[12]\d|3[01])\s*[日号](?:之?前|以前)")
REPORTED_FOR = ("period_from", "period_to")


def problem(context: TableContext, facts: pa.Table) -> Columns:
    """A state that is a verdict; and what was done, where only a sentence says so."""
    found = _verdict(context, facts)
    texts = [n for n in ("result", "finding") if n in context.assignment.chosen]
    if not texts:
        return found
    known = spellings(context.assignment.form.columns["result"])
    rows = zip(*(facts.column(name).to_pylist() for name in texts), strict=True)
    found["result"] = pa.array([_result(row, known) for row in rows], pa.string())
    return found


def _result(texts: tuple[str | None, ...], known: dict[str, str]) -> str | None:
    """The first cell that says something: a word of the list as it stands, else the deed it tells; a few
    words more are left to be read as a word of the list."""
    said = next((text for text in texts if text), None)
    if not said or plain(said) in known:
        return said
    return deed_in(said) or (said if len(plain(said)) <= FEW_WORDS else None)


def _verdict(context: TableContext, facts: pa.Table) -> Columns:
    """已销 beside 不属实 in one column of states: a verdict is a verdict wherever it stands."""
    chosen = context.assignment.chosen
    if "state" not in chosen:
        return {}
    if "outcome" not in chosen:
        return {"outcome": facts.column("state")}
    verdicts = spellings(context.assignment.form.columns["outcome"])
    states, own = facts.column("state").to_pylist(), facts.column("outcome").to_pylist()
    said = [text if text and plain(text) in verdicts else None for text in states]
    if not any(text and not was for text, was in zip(said, own, strict=True)):
        return {}
    filled = [was or text for text, was in zip(said, own, strict=True)]
    return {"outcome": pa.array(filled, pa.string())}


def review(context: TableContext, facts: pa.Table) -> Columns:
    """The day of a round that is named, and the change that the sums show where the result only says 调整."""
    chosen, found = context.assignment.chosen, dict[str, pa.Array]()
    around = [
        *reversed(context.names.titles),
        context.names.sheet,
        context.names.file,
        context.names.folder,
    ]
    if "reviewed_on" not in chosen:
        named = facts.column("cycle").to_pylist() if "cycle" in chosen else [""] * len(facts)
        whole = " ".join(around) if "cycle" not in chosen else ""
        days = [round_ends(text or whole, around, context.as_of) for text in named]
        if any(days):
            found["reviewed_on"] = pa.array([day and day.isoformat() for day in days], pa.string())
    if {"amount_before", "amount_after"} <= set(chosen):
        found["result"] = _changes(facts, "result" in chosen)
    return found


def _changes(facts: pa.Table, stated: bool) -> pa.Array:
    sums = zip(
        facts.column("amount_before").to_pylist(),
        facts.column("amount_after").to_pylist(),
        strict=True,
    )
    said = facts.column("result").to_pylist() if stated else [None] * len(facts)
    changes = [change_told(before, after) for before, after in sums]
    return pa.array(
        [change or text for change, text in zip(changes, said, strict=True)], pa.string()
    )


def enquiry(context: TableContext, facts: pa.Table) -> Columns:
    """A register of refusals has no column for the outcome: who has a reason in it was refused."""
    chosen = context.assignment.chosen
    if "reason" not in chosen or "outcome" in chosen:
        return {}
    refused = ["不予受理" if text else None for text in facts.column("reason").to_pylist()]
    return {"outcome": pa.array(refused, pa.string())}


def report(context: TableContext, facts: pa.Table) -> Columns:
    """A monthly report names its month, in a column or above all rows; its days are the first and the last of it. The day by which it is
    due in the next month may stand in the title."""
    chosen = context.assignment.chosen
    if "period_to" in chosen or not ("report_name" in chosen or context.month):
        return {}
    named = (
        facts.column("report_name").to_pylist() if "report_name" in chosen else [None] * len(facts)
    )
    months = [(text and period_in(text, context.as_of)) or context.month for text in named]
    days = [_first_and_last(month) if month else (None, None) for month in months]
    found = {
        name: pa.array([pair[place] for pair in days], pa.string())
        for place, name in enumerate(REPORTED_FOR)
    }
    by = next((int(m.group(1)) for t in context.block.titles if (m := DUE_NEXT.search(t))), 0)
    if by and "due_on" not in chosen:
        found["due_on"] = pa.array([month and _next_month(month, by) for month in months])
    return found


def _next_month(month: date, day: int) -> str:
    year, number = divmod(month.year * 12 + month.month, 12)
    return date(year, number + 1, min(day, monthrange(year, number + 1)[1])).isoformat()


def _first_and_last(month: date) -> tuple[str, str]:
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return month.isoformat(), last.isoformat()
