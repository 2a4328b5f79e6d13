"""Complaints: a longer term granted, a case merged, attempts to reach somebody, told in words."""

from __future__ import annotations

import re

import pyarrow as pa

from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.dates import chinese_number
from yingbao.exchange.normalise.told.remark import Columns, remark
from yingbao.exchange.words import key

EXTENDED = re.compile(r"(?<![未不])(?:延期|延长)\D{0,4}(\d{1,3})\s*[日天]")
GRANTED = re.compile(
    r"(?<!未)(?<!没有)(?<!不)(经|已|予以|得到)(?!报请|申请|请求)[^，。；]{0,6}(批准|同意|审批)"
    r"|(?<![未不待请求拟])(?<!没有)(批准|同意)(延期|延长)"  # 分管局长批准延期30日
)
LONGER = re.compile("延期|延长")
CASE = r"([\u4e00-\u9fff]?[A-Za-z]{0,6}\d[\d-]{3,20})"  # XF21, 信2024-005
MERGED = re.compile(
    rf"与{CASE}号?[^，。；]{{0,6}}(?:重复|同一|并案|合并)|(?:并入|并案至|合并至){CASE}"
)
UNREACHED = re.compile(r"(?:无法|不能|未能)(?:取得)?联系|联系不[上到]")
COUNTS = frozenset({"序号", "顺序号", "序"})
ATTEMPTS = re.compile(r"([一二两三四五六七八九十]|\d{1,2})次")


def complaint(context: TableContext, facts: pa.Table) -> Columns:
    """Under what number somebody finds it again, and what words tell of its course."""
    return _numbered(context) | _in_words(context, facts)


def _numbered(context: TableContext) -> Columns:
    """A ledger that only counts its lines: the sheet's name and the count, 来信来访3, is all there is to name."""
    labels = context.block.labels
    places = [p for p in context.assignment.unmapped if key(labels[p]) in COUNTS]
    if "case_no" in context.assignment.chosen or len(places) != 1:
        return {}
    name = "" if context.names.sheet == "-" else context.names.sheet
    name += "-" * name[-1:].isdigit()  # 12345-7, not 123457
    counted = context.block.column(places[0]).to_pylist()
    return {"case_no": pa.array([n and f"{name}{n}" for n in counted], pa.string())}


def _in_words(context: TableContext, facts: pa.Table) -> Columns:
    """经批准延期30日, 与某件重复并案, 三次致电联系不上: told in words, where a column or a remark has them."""
    chosen = context.assignment.chosen
    if (said := _said_of_extension(context, facts)) is None:
        return {}
    texts = [text or "" for text in said.to_pylist()]
    days = [found and found.group(1) for found in map(EXTENDED.search, texts)]
    aside = "extension" not in chosen  # a remark may say that something else was granted
    granted = [
        "是" if GRANTED.search(text) and (not aside or LONGER.search(text)) else None
        for text in texts
    ]
    told = {
        "extended_days": days,
        "extension_approved": granted,
        "merged_into": [_merged(text) for text in texts],
        "contact_attempts": [_attempts(text) for text in texts],
    }
    return {n: pa.array(v, pa.string()) for n, v in told.items() if n not in chosen}


def _said_of_extension(context: TableContext, facts: pa.Table) -> pa.ChunkedArray | pa.Array | None:
    if "extension" in context.assignment.chosen:
        return facts.column("extension")
    return remark(context)


def _merged(text: str) -> str | None:
    """与XF21重复，并案处理 → XF21; the other one's number must be said."""
    found = MERGED.search(text)
    return next(filter(None, found.groups())) if found else None


def _attempts(text: str) -> str | None:
    """三次致电均无法联系 → 3; only where nobody was reached."""
    times = ATTEMPTS.search(text) if UNREACHED.search(text) else None
    if times is None:
        return None
    said = times.group(1).replace("两", "二")
    return said if said.isdigit() else chinese_number(said)
