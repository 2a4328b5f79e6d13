"""213 服刑强戒仍享受.

Truth: in prison, in a detention house or in compulsory detox through April, covered in April.
Decoys: community correction (in its own register, and wrongly in the custody list); suspended
sentence; released before the year; custody of a namesake.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import lock_up
from yingbao.sample.stage import Stage

KINDS = ("监狱", "强制隔离戒毒", "看守所")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.household("bachelor").head.person
        lock_up(stage, person, date(2019, 3 + turn % 6, 12), kind=KINDS[turn % 3])
        stage.truth(person, f"{KINDS[turn % 3]}在押，4月仍保障")
    _corrected_at_home(stage)
    _released(stage)
    _namesake(stage)


def _corrected_at_home(stage: Stage) -> None:
    first, second = stage.household("bachelor").head.person, stage.household("bachelor").head.person
    for person in (first, second):
        stage.add("community_correction", person, correction_kind="缓刑", started_on=date(2019, 6, 3),
                  ended_on=date(2021, 6, 2))  # fmt: skip
        stage.decoy(person, "缓刑社区矫正，不在监所")
    lock_up(stage, second, date(2019, 6, 3), date(2021, 6, 2), kind="社区矫正")


def _released(stage: Stage) -> None:
    person = stage.household("bachelor").head.person
    lock_up(stage, person, date(2016, 5, 9), date(2019, 5, 8))
    stage.decoy(person, "2019年5月已刑满释放")


def _namesake(stage: Stage) -> None:
    alive, other = stage.household("bachelor").head.person, stage.person("bachelor")
    other.name = alive.name
    lock_up(stage, other, date(2018, 2, 2))
    stage.decoy(alive, "在押的是同名的另一人")
