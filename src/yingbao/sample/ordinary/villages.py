"""Villages that were merged: the crosswalk from old names to new."""

from __future__ import annotations

from datetime import date

from yingbao.sample.world import World


def fill(world: World) -> None:
    for village in world.villages:
        for old in village.former:
            world.add("village_crosswalk", None, old_township=village.township, old_village=old,
                      new_township=village.township, new_village=village.name, merged_on=date(2019, 11, 1))  # fmt: skip
