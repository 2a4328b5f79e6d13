"""One module a rule: `rNNN.py` with `plant(stage)`. Copy one, change its scenes, and it is found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

from yingbao.sample.stage import Stage

Planter = Callable[[Stage], None]


def load() -> list[tuple[str, Planter]]:
    """All planters in the order of their codes."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(__path__) if module.name[0] == "r"
    )
    return [(name[1:], importlib.import_module(f"{__name__}.{name}").plant) for name in names]
