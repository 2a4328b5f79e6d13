"""Departments' files in: tables found, mapped, normalised, accepted or sent back, published as a snapshot.

The public door opens its rooms when they are asked for: reading's child processes start without the
database. `intake` itself stands in `yingbao.exchange.intake`.
"""

from __future__ import annotations

import importlib
from typing import Any

_ROOMS = {
    "MappingFileError": "yingbao.exchange.mapping.answers",
    "current": "yingbao.exchange.publish.snapshot",
    "ColumnReading": "yingbao.exchange.result",
    "FileReport": "yingbao.exchange.result",
    "IntakeResult": "yingbao.exchange.result",
    "Note": "yingbao.exchange.result",
    "Question": "yingbao.exchange.result",
    "Reading": "yingbao.exchange.result",
    "TableReport": "yingbao.exchange.result",
}
__all__ = list(_ROOMS)


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_ROOMS[name]), name)
