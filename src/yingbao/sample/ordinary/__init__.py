"""What an ordinary county's departments hold about people nobody asks about.

Runs after the planters, over families that are free: nothing here may raise a clue.
"""

from __future__ import annotations

from yingbao.sample.ordinary import (
    assets,
    cadres,
    deaths,
    funds,
    health,
    ledgers,
    poverty,
    schools,
    work,
)
from yingbao.sample.world import World


def fill_registers(world: World) -> None:
    """Every department's ordinary rows, then the payments that follow from the rolls."""
    for department in (work, health, assets, schools, poverty, deaths, cadres, ledgers, funds):
        department.fill(world)
