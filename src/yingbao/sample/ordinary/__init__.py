"""What an ordinary county's departments hold about people nobody asks about.

Runs after the planters, over families that are free: nothing here may raise a clue.
"""

from __future__ import annotations

from yingbao.sample.ordinary import (
    assets,
    cadres,
    care,
    complaints,
    counts,
    deaths,
    elders,
    emergencies,
    epidemic,
    funds,
    health,
    kin,
    ledgers,
    others,
    poverty,
    rectification,
    reviews,
    schools,
    spoilt,
    treasury,
    villages,
    work,
)
from yingbao.sample.world import World

EVERYONE = (
    kin,
    work,
    health,
    assets,
    schools,
    elders,
    poverty,
    deaths,
    cadres,
    ledgers,
    emergencies,
    others,
    care,
    counts,
    complaints,
    rectification,
    reviews,
    villages,
    funds,
    epidemic,
    treasury,
    spoilt,
)


def fill_registers(world: World) -> None:
    """Every department's ordinary rows, then the payments that follow from the rolls."""
    for department in EVERYONE:
        department.fill(world)
