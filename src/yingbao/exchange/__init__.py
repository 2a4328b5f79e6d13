"""Departments' files in: read safely, mapped without guessing, published all or nothing.

The door is lazy on purpose: the children that parse files import `yingbao.exchange.reading` and
must stay light (a child that first loads the database starts ten times slower).
"""

from __future__ import annotations

import importlib
from typing import Any

_DOORS = {"intake": "yingbao.exchange.intake", "IntakeResult": "yingbao.exchange.intake"}


def __getattr__(name: str) -> Any:
    if name not in _DOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_DOORS[name]), name)
