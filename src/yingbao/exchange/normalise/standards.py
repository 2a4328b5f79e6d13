"""A sheet of standards: what its columns leave to the words of others, and 农村 beside 城市 as two rows."""

from __future__ import annotations

import re
from calendar import monthrange

import pyarrow as pa

from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.query import plain_rows

TOLD = ("area_kind", "care_ability", "support_mode")
AREAS = (("农村", re.compile("农村")), ("城市", re.compile("城市|城镇")))
DAY = r"((?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})"
SINCE = re.compile(rf"自?{DAY}(?:起|开始|执行|实施)|(?:执行|实施|施行)(?:时间|日期)?[:：]?{DAY}")

# 2021年1-6月, 2021年7月起: a column of figures for a part of the year
PART = re.compile(
    r"^(?P<year>(?:19|20)\d\d)年(?:(?P<first>\d{1,2})月?[-—–~～至到](?P<last>\d{1,2})月|(?P<since>\d{1,2})月(?:1日)?(?:起|以后|及以后|后))"
)


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
    if len(parts := _part_columns(context)) > 1 and "valid_from" not in chosen:
        return _one_part_a_row(context, rows, parts), frozenset(told)
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


def _part_columns(context: TableContext) -> dict[int, tuple[str, str | None]]:
    """Position → first day and last day of the part of the year that its header names."""
    assignment, labels = context.assignment, context.block.labels
    figures = (assignment.chosen.get("amount"), *assignment.unmapped)
    said = {p: PART.match("".join(labels[p].split())) for p in figures if p is not None}
    return {p: days for p, found in said.items() if found and (days := _days_of(found))}


def _days_of(found: re.Match[str]) -> tuple[str, str | None] | None:
    year, first, last = (
        int(found["year"]),
        int(found["since"] or found["first"]),
        int(found["last"] or 12),
    )
    if not 1 <= first <= last <= 12:
        return None
    ends = f"{year}-{last}-{monthrange(year, last)[1]}" if found["last"] else None
    return f"{year}-{first}-1", ends


def _one_part_a_row(
    context: TableContext, rows: pa.Table, parts: dict[int, tuple[str, str | None]]
) -> pa.Table:
    told = [n for n in ("amount", "valid_from", "valid_to", "_n") if n in rows.column_names]
    size, tables = len(rows), []
    for number, (position, (begins, ends)) in enumerate(parts.items()):
        part = rows.drop_columns(told).append_column("amount", context.block.column(position))
        part = part.append_column("valid_from", pa.array([begins] * size, pa.string()))
        part = part.append_column("valid_to", pa.array([ends] * size, pa.string()))
        tables.append(part.append_column("_n", pa.array([number] * size, pa.int32())))
    return pa.concat_tables(tables)


def _with_first_day(context: TableContext, facts: pa.Table) -> pa.Table:
    """执行时间：2023年1月1日起, said once above or below the rows."""
    around = [*context.block.titles, *(text for _, text in context.block.sections)]
    days = {next(filter(None, found.groups())) for t in around if (found := SINCE.search(t))}
    if "valid_from" in facts.column_names or len(days) != 1:
        return facts
    return facts.append_column("valid_from", pa.array([*days] * len(facts), pa.string()))
