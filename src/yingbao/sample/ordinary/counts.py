"""Each village's monthly report of dibao people, as the rolls have them; before January as in January."""

from __future__ import annotations

from collections import Counter
from datetime import date

from yingbao.sample.world import Row, World

MONTHS = (date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1), date(2020, 4, 1))  # fmt: skip


def fill(world: World) -> None:
    told = {(row["township"], row["village"]) for row in world.rows["monthly_count"]}
    for village in world.villages:
        place = (village.township, village.name)
        if not village.urban and place not in told:
            _report(world, place)


def _report(world: World, place: tuple[str, str]) -> None:
    before: set[str] | None = None
    for on in MONTHS:
        homes, people = _listed(world, place, on.month if on.year == 2020 else 1)
        entered = len(people - before) if before is not None else 0
        left = len(before - people) if before is not None else 0
        report(world, place, on, len(people), entered, left, homes)
        before = people


def report(world: World, place: tuple[str, str], on: date, people: int, entered: int = 0, left: int = 0,
           homes: int | None = None) -> Row:  # fmt: skip
    return world.add("monthly_count", None, period=on, township=place[0], village=place[1], people=people,
              homes=people // 2 if homes is None else homes, entered=entered, left_roll=left)  # fmt: skip


def _listed(world: World, place: tuple[str, str], month: int) -> tuple[int, set[str]]:
    rolls = [h for h in world.dibao if h.place == place and h.area_kind == "农村"]
    people = Counter(m.person.id18 for h in rolls for m in h.covered(month))
    return sum(bool(h.covered(month)) for h in rolls), set(people)
