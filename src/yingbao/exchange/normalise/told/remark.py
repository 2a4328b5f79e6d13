"""The column of remarks, and one column whose words stand for another."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from yingbao.exchange.mapping.settle import REMARKS
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.words import key

Columns = dict[str, pa.ChunkedArray | pa.Array]


def remark(context: TableContext) -> pa.Array | None:
    """The one column of remarks that no column of the table has taken."""
    labels = context.block.labels
    places = [p for p in context.assignment.unmapped if key(labels[p]) in REMARKS]
    return context.block.column(places[0]) if len(places) == 1 else None


def same_words(target: str, source: str) -> Callable[[TableContext, pa.Table], Columns]:
    """The words of one column stand for another that the sheet lacks."""

    def teller(context: TableContext, facts: pa.Table) -> Columns:
        chosen = context.assignment.chosen
        lacks = source in chosen and target not in chosen
        return {target: facts.column(source)} if lacks else {}

    return teller
