"""Which columns a stored table really has: a snapshot may be older than the program that reads it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from yingbao.canon.schema import Column, Table


def stored(path: Path, table: Table) -> list[Column]:
    """The table's columns that the file has, in the table's order."""
    names = _names(str(path))
    return [column for column in table.columns if column.name in names]


@lru_cache(maxsize=1024)  # a published snapshot never changes, and its folder bears its digest
def _names(path: str) -> frozenset[str]:
    return frozenset(pq.read_schema(path).names)
