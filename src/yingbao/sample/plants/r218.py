"""218 同时在外县享受低保或特困.

Truth: April's roll here, April's roll of a neighbouring county since last year.
Decoys: only on the other county's March roll; taken over there this month; moved here this month;
a namesake there.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

COUNTIES = ("阳城县", "高平市", "翼城县")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.household("aged_alone").head.person
        _listed(stage, person, county=COUNTIES[turn % 3], programme=("低保", "特困")[turn % 2])
        stage.truth(person, f"同时在{COUNTIES[turn % 3]}名册")
    for more, why in (
        ({"period": date(2020, 3, 1)}, "外县四月已没有"),
        ({"start_month": date(2020, 4, 1)}, "外县当月才纳入，正在交接"),
    ):  # fmt: skip
        person = stage.household("aged_alone").head.person
        _listed(stage, person, **more)
        stage.decoy(person, why)
    _moved_in(stage)
    _namesake(stage)


def _listed(stage: Stage, person: Person, **more: Any) -> None:
    row = {"county": COUNTIES[0], "programme": "低保", "period": date(2020, 4, 1),
           "start_month": date(2018, 7, 1)}  # fmt: skip
    stage.add("other_county_roll", person, **(row | more))


def _moved_in(stage: Stage) -> None:
    household = stage.household("aged_alone", layout="export")
    household.months, household.start_month = {4}, date(2020, 4, 1)
    _listed(stage, household.head.person)
    stage.decoy(household.head.person, "本县当月才纳入，正在交接")


def _namesake(stage: Stage) -> None:
    person, other = stage.household("aged_alone").head.person, stage.person("couple")
    other.name = person.name
    _listed(stage, other)
    stage.decoy(person, "外县名册上是同名的另一人")
