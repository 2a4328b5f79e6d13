"""263 低保家庭的重度残疾人没有领护理补贴.

Truth: on dibao with a severe certificate in force, not on the list of the care allowance.
Decoys: on the list; listed under a misspelt number; a mild certificate; on no roll.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import misspelt
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify

KIND = "护理补贴"
LISTED = 12  # a list that lacked many would say nothing of the few


def plant(stage: Stage) -> None:
    for turn in stage.times:
        stage.truth(_holder(stage, 1 + turn % 2), "重度残疾，护理补贴名册上没有")
    blurred = _holder(stage)
    stage.add("disability_allowance", blurred, allowance_kind=KIND, amount=60, started_on=date(2016, 1, 1),
              period=date(2020, 4, 1), **misspelt(blurred))  # fmt: skip
    stage.decoy(blurred, "名册有其人，只是号码有误")
    stage.decoy(_holder(stage, 4), "四级残疾，没有护理补贴")
    for _ in range(LISTED):
        stage.decoy(_holder(stage, listed=True), "已在护理补贴名册")


def _holder(stage: Stage, level: int = 1, listed: bool = False) -> Person:
    names = stage.world.names
    family = stage.casting.take("couple", lambda f: names[f.head.name] == 1)
    person = stage.enrol(family).head.person
    certify(stage.world, person, "肢体", level)
    if not listed:
        stage.leave_out(person, KIND)
    return person
