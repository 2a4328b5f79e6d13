"""276 去世后仍在残疾人补贴名册.

Truth: died in January, on April's list.
Decoys: died in March; alive.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        person = _listed(stage)
        bury(stage, person, date(2020, 1, 9))
        stage.truth(person, "1月去世，4月名册还有")
    lately = _listed(stage)
    bury(stage, lately, date(2020, 3, 20))
    stage.decoy(lately, "3月去世，名册来不及更新")
    stage.decoy(_listed(stage), "人还在")


def _listed(stage: Stage) -> Person:
    person = stage.person("aged_alone", unique_name=True)
    stage.add("disability_allowance", person, allowance_kind="护理补贴", amount=60,
              started_on=date(2016, 1, 1), period=date(2020, 4, 1))  # fmt: skip
    return person
