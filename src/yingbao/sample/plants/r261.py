"""261 到了高龄还没有领高龄津贴.

Truth: well over eighty, on no list of the allowance.
Decoys: not eighty yet; on the list under a misspelt number; on tekun; moved away; dead.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury, misspelt, move_out
from yingbao.sample.ordinary.elders import allow
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

LIST = "高龄津贴"


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_old(stage), "八十多岁，高龄津贴名册上没有")
    stage.decoy(_old(stage, range(70, 79)), "不到八十岁")
    blurred, tekun, moved, dead = (_old(stage) for _ in range(4))
    allow(stage.world, blurred, **misspelt(blurred))
    stage.enrol_tekun(tekun.family)
    move_out(moved, date(2019, 5, 4))
    bury(stage, dead, date(2020, 2, 2))
    for person, why in ((blurred, "名册有其人，只是号码有误"), (tekun, "已享受特困供养"),
                        (moved, "户口已迁出"), (dead, "已死亡")):  # fmt: skip
        stage.decoy(person, why)


def _old(stage: Stage, ages: range = range(82, 92)) -> Person:
    names = stage.world.names
    person = stage.casting.take(
        "aged_alone", lambda f: f.head.age() in ages and names[f.head.name] == 1
    ).head
    stage.leave_out(person, LIST)
    return person
