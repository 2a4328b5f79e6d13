"""A recognised table as texts: one column per logical column, one row per sheet row."""

from __future__ import annotations

import re
from itertools import count

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.normalise.context import TableContext

_serial = count(1)


def temporary(stem: str) -> str:
    """A relation name that no other table of this run has."""
    return f"{stem}_{next(_serial)}"


def load_facts(context: TableContext) -> pa.Table:
    """`_row, _section, <logical>…, <logical>__lost…`."""
    block, chosen = context.block, context.assignment.chosen
    columns: dict[str, pa.Array] = {"_row": pa.array(block.rows + 1, pa.int32())}
    columns["_section"] = _sections(context)
    for name, position in chosen.items():
        columns[name] = block.column(position)
        lost = _lost(context, block.columns[position])
        if lost is not None:
            columns[f"{name}__lost"] = lost
    for position, name in context.assignment.seconds.items():
        columns[name] = _second(context, name, columns[name], block.column(position))
    for position, names in context.assignment.spans.items():
        columns |= dict(zip(names, _begin_and_end(block.column(position)), strict=True))
    for number, parts in (context.members or {}).items():
        for name, position in parts.items():
            columns[f"m{number}__{name}"] = block.column(position)
    return pa.table(columns)


def _second(context: TableContext, name: str, first: pa.Array, second: pa.Array) -> pa.Array:
    """A remark is read together with what it remarks on; any other second column where the first is empty."""
    if context.assignment.form.columns[name].type != "text":
        return pc.coalesce(first, second)
    return pc.coalesce(pc.binary_join_element_wise(first, second, "；"), first, second)


DAY = re.compile(
    r"(?:19|20)\d\d[年./-]?\d{1,2}(?:[月./-]\d{1,2}(?!\d))?[日月]?|(?:19|20)\d{6}|至今|现在|长期|今"
)


def _begin_and_end(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    """2018.1-至今, 2018年1月至2020年3月: two texts; a single one is the beginning."""
    found = [DAY.findall(text.replace(" ", "")) if text else [] for text in column.to_pylist()]
    begins = [days[0] if days else None for days in found]
    ends = [days[1].replace("现在", "至今") if len(days) > 1 else None for days in found]
    return pa.array(begins, pa.string()), pa.array(ends, pa.string())


def _lost(context: TableContext, column: int) -> pa.Array | None:
    """Which data rows hold a number that lost its last digits; None when no row of the column does."""
    rows = [row for row, place in context.block.cells.grid.numeric_ids if place == column]
    if not rows:
        return None
    marked = np.zeros(context.block.cells.height, dtype=bool)
    marked[rows] = True
    return pa.array(marked[context.block.rows])


def _sections(context: TableContext) -> pa.Array:
    """The nearest single text above each row: 龙港镇, 梁庄村, 发包方：…"""
    sections = context.block.sections
    if not sections:
        return pa.nulls(len(context.block.rows), pa.string())
    starts = np.array([row for row, _ in sections])
    places = np.searchsorted(starts, context.block.rows) - 1
    return pa.array([sections[p][1] if p >= 0 else None for p in places], pa.string())
