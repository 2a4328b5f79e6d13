"""262 低保家庭的残疾人没有领生活补贴.

Truth: on dibao with a certificate in force, not on the list of the living allowance.
Decoys: on the list; listed under a misspelt number; the certificate cancelled; on no roll.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import misspelt
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify

KIND = "生活补贴"
LISTED = 12  # a list that lacked many would say nothing of the few


def plant(stage: Stage) -> None:
    for turn in stage.times:
        stage.truth(_holder(stage, 1 + turn % 2), "残疾证有效，生活补贴名册上没有")
    blurred = _holder(stage)
    stage.add("disability_allowance", blurred, allowance_kind=KIND, amount=60, started_on=date(2016, 1, 1),
              period=date(2020, 4, 1), **misspelt(blurred))  # fmt: skip
    stage.decoy(blurred, "名册有其人，只是号码有误")
    for turn in range(LISTED):
        stage.decoy(_holder(stage, 1 + turn % 4, listed=True), "已在生活补贴名册")
    cancelled = _holder(stage, status="注销")
    stage.allow(cancelled, "244", "残疾证已注销，名册仍写着")
    stage.decoy(cancelled, "残疾证已注销")
    mild = stage.person("couple", unique_name=True)
    certify(stage.world, mild, "肢体", 4)
    stage.decoy(mild, "不是低保家庭")


def _holder(stage: Stage, level: int = 1, status: str = "正常", listed: bool = False) -> Person:
    names = stage.world.names
    family = stage.casting.take("couple", lambda f: names[f.head.name] == 1)
    person = stage.enrol(family).head.person
    certify(stage.world, person, "肢体", level, status)
    if not listed:
        stage.leave_out(person, KIND)
    return person
