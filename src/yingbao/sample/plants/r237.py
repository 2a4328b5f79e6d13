"""237 逾期未复核.

Truth: the last review is far beyond its class's cycle (A a year, B half a year, C a quarter).
Decoys: reviews that fell due while the epidemic suspended them; reviews just within the cycle.
Only townships with their own roster show review dates.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.stage import Stage

LATE = (("A", date(2018, 5, 11)), ("B", date(2019, 2, 20)), ("C", date(2019, 4, 9)))
EPIDEMIC = (("C", date(2019, 12, 18)), ("B", date(2019, 9, 10)), ("A", date(2019, 3, 12)))


def plant(stage: Stage) -> None:
    for turn in stage.times:
        category, day = LATE[turn % 3]
        _review(stage, category, day, truth=True, why=f"{category}类，上次复核{day:%Y-%m}")
    for category, day in EPIDEMIC:
        _review(stage, category, day, truth=False, why=f"{category}类，疫情期间到期，复核顺延")


def _review(stage: Stage, category: str, day: date, truth: bool, why: str) -> None:
    household = stage.household(
        {"A": "aged_alone", "B": "aged_couple", "C": "couple"}[category], layout="roster"
    )
    household.category, household.last_review_on = category, day
    head, *others = (member.person for member in household.members)
    if truth:
        stage.truth(head, why, also=tuple(person.id18 for person in others))
    else:
        stage.decoy(head, why)
