"""A sheet of standards: what its columns leave to the words of others, and 农村 beside 城市 as two rows."""

from __future__ import annotations

import re

import pyarrow as pa

from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.query import plain_rows

TOLD = ("area_kind", "care_ability", "support_mode")
AREAS = (("农村", re.compile("农村")), ("城市", re.compile("城市|城镇")))
DAY = r"((?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})"
SINCE = re.compile(rf"自?{DAY}(?:起|开始|执行|实施)|(?:执行|实施|施行)(?:时间|日期)?[:：]?{DAY}")


def standard_rows(context: TableContext, facts: pa.Table) -> tuple[pa.Table, frozenset[str]]:
    """The rows, and the columns read out of another one's words: 特困照料护理（全护理） says the tier,
    5364元/年 the unit, 农村低保 the area."""
    facts = _with_first_day(context, facts)
    chosen = context.assignment.chosen
    beside = _area_columns(context) if not {"amount", "area_kind"} & set(chosen) else {}
    told = {n: "programme" for n in TOLD if n not in chosen and "programme" in chosen}
    if "unit" not in chosen and "amount" in chosen:
        told["unit"] = "amount"
    if beside:
        del told["area_kind"]
    more = {name: facts.column(source) for name, source in told.items()}
    rows = plain_rows(facts, **more)
    return _one_area_a_row(context, rows, beside) if beside else rows, frozenset(told)


def _area_columns(context: TableContext) -> dict[str, int]:
    """Area → position of its figures; both must be there, each under one header."""
    labels = context.block.labels
    found = {
        area: [p for p in context.assignment.unmapped if says.search(labels[p])]
        for area, says in AREAS
    }
    single = {area: places[0] for area, places in found.items() if len(places) == 1}
    return single if len(single) == len(AREAS) else {}


def _one_area_a_row(context: TableContext, rows: pa.Table, beside: dict[str, int]) -> pa.Table:
    parts = []
    for number, (area, position) in enumerate(beside.items()):
        label, size = context.block.labels[position], len(rows)
        part = rows.drop_columns(["_n"]).append_column("amount", context.block.column(position))
        part = part.append_column("area_kind", pa.array([area] * size))
        if "unit" not in part.column_names and ("年" in label) != ("月" in label):
            part = part.append_column("unit", pa.array(["年" if "年" in label else "月"] * size))
        parts.append(part.append_column("_n", pa.array([number] * size, pa.int32())))
    return pa.concat_tables(parts)


def _with_first_day(context: TableContext, facts: pa.Table) -> pa.Table:
    """执行时间：2023年1月1日起, said once above or below the rows."""
    around = [*context.block.titles, *(text for _, text in context.block.sections)]
    days = {next(filter(None, found.groups())) for t in around if (found := SINCE.search(t))}
    if "valid_from" in facts.column_names or len(days) != 1:
        return facts
    return facts.append_column("valid_from", pa.array([*days] * len(facts), pa.string()))
