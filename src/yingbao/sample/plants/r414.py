"""414 集中供养的人不在机构名册上.

Truth: on the roll as a resident, not on the house's list; or left in February.
Decoys: on leave; in hospital; moved to another house; left this month; new since this month;
listed under a misspelt number.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.lives import misspelt
from yingbao.sample.stage import Stage
from yingbao.sample.support import INSTITUTIONS


def plant(stage: Stage) -> None:
    for institution in INSTITUTIONS:
        stage.in_house(institution)  # one who is there, so that every house has a list
    for turn in stage.times:
        member = stage.in_house(INSTITUTIONS[turn % 3])
        member.papers["institution_resident"] = (
            {"left_on": date(2020, 2, 12), "stay_status": "离院"} if turn % 3 == 1 else None
        )
        stage.truth(member.person, "二月已离院" if turn % 3 == 1 else "在院名册上没有")
    _listed(stage, "请假回家", stay_status="请假")
    _listed(stage, "外出住院", stay_status="住院")
    _listed(stage, "换到别的机构", institution=INSTITUTIONS[2])
    _listed(stage, "本月才离院", left_on=date(2020, 4, 12), stay_status="离院")
    blurred = stage.in_house()
    blurred.papers["institution_resident"] = misspelt(blurred.person)
    stage.decoy(blurred.person, "在院，名册身份证号写错")
    new = stage.in_house()
    new.papers["institution_resident"], new.months, new.start_month = None, {4}, date(2020, 4, 1)
    stage.decoy(new.person, "本月新纳入")


def _listed(stage: Stage, why: str, **change: Any) -> None:
    member = stage.in_house()
    member.papers["institution_resident"] = change
    stage.decoy(member.person, why)
