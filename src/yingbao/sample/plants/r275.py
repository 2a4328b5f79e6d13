"""275 去世的老人还在高龄津贴名册上.

Truth: died last autumn, still on the list.
Decoys: died in March, the list could not know; the death was entered by mistake; alive.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury
from yingbao.sample.ordinary.elders import allow
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = _listed(stage)
        bury(stage, person, date(2019, 9 + turn % 3, 9))
        stage.truth(person, "去年去世，名册还有")
    lately, restored = _listed(stage), _listed(stage)
    bury(stage, lately, date(2020, 3, 20))
    stage.add("death_record", restored, died_on=date(2018, 11, 2), cancelled_on=date(2018, 12, 1),
              cancel_reason="误注销，已恢复户口")  # fmt: skip
    stage.decoy(lately, "3月去世，名册来不及更新")
    stage.decoy(restored, "死亡登记有误，户口已恢复")
    stage.decoy(_listed(stage), "人还在")


def _listed(stage: Stage) -> Person:
    names = stage.world.names
    person = stage.casting.take(
        "aged_alone", lambda f: f.head.age() >= 82 and names[f.head.name] == 1
    ).head
    stage.leave_out(person, "高龄津贴")  # written here, dead or alive
    allow(stage.world, person)
    return person
