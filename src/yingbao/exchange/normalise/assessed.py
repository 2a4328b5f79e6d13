"""A tekun roll that carries the six items of the assessment gives the assessment's rows as well."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.mapping.candidates import candidates
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.query import plain_rows

ASSESSMENT = "ability_assessment"
ITEMS = frozenset("can_eat can_dress can_rise can_toilet can_walk can_wash".split())
SHARED = (
    "name",
    "id_number",
    "id_number__lost",
    "assessed_on",
    "care_ability",
    "township",
    "village",
)
SURE = 2.0


def assessment_rows(context: TableContext, facts: pa.Table) -> pa.Table | None:
    """Rows of `ability_assessment` where the roll has all six items and the day; None where it has not."""
    items = _items(context)
    if set(items) != ITEMS or not {"assessed_on", "care_ability"} <= set(facts.column_names):
        return None
    kept = [n for n in facts.column_names if n in SHARED or n.startswith("_")]
    rows = plain_rows(facts.select(kept), **{n: context.block.column(p) for n, p in items.items()})
    return rows.filter(pc.is_valid(rows.column("assessed_on")))


def _items(context: TableContext) -> dict[str, int]:
    """Which of the columns that the roll itself has no use for is which item."""
    found: dict[str, int] = {}
    for place in context.assignment.unmapped:
        meant = candidates(ASSESSMENT, context.block.paths[place])
        found |= {
            name: place for name, strength in meant.items() if name in ITEMS and strength >= SURE
        }
    return found
