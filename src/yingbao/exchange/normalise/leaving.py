"""Since when a household is in 渐退期, where only the remark says so."""

from __future__ import annotations

import re

import pyarrow as pa

from yingbao.exchange.mapping.forms import HOUSEHOLD_ON_PERSON
from yingbao.exchange.normalise.context import TableContext

MONTH = r"(20\d\d)\s*[年.\-/]\s*(\d{1,2})"
SINCE = re.compile(  # 渐退期至2022年8月 says the end, which is no begin
    rf"{MONTH}\s*月?(?:\s*\d{{1,2}}日)?\s*(?:起|开始|进入|纳入)[^0-9，；。]{{0,4}}渐退"
    rf"|渐退[^0-9至到止]{{0,8}}{MONTH}"
)


def with_gradual_exit(context: TableContext, facts: pa.Table) -> pa.Table:
    """Adds the month in which 渐退 began, read out of the remark, where no column has it."""
    chosen = context.assignment.chosen
    on_people = context.assignment.form.name == "dibao_member"
    name = f"{HOUSEHOLD_ON_PERSON if on_people else ''}gradual_exit_from"
    if name in chosen or "remark" not in chosen:
        return facts
    months = [month_of(text) for text in facts.column("remark").to_pylist()]
    return facts.append_column(name, pa.array(months, pa.string())) if any(months) else facts


def month_of(text: str | None) -> str | None:
    """渐退期，2022年2月起 → 2022-2; None where no begin is told."""
    found = SINCE.search(text or "")
    if not found:
        return None
    year, month = [part for part in found.groups() if part]
    return f"{year}-{month}" if 1 <= int(month) <= 12 else None
