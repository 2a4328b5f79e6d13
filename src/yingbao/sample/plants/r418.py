"""418 已死亡或服刑的特困人员仍在册.

Truth: dead since January and still on the April roll; in prison since last year.
Decoys: community correction; a namesake died; seen by a doctor after the registered death; left the
roll in time. Dead this very month is a reminder, no fault.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.lives import bury, cremate, lock_up
from yingbao.sample.ordinary.health import bill
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        member = stage.at_home()
        stage.truth(member.person, (_buried, _cremated, _jailed)[turn % 3](stage, member))
    _not_gone(stage)
    _in_time(stage)


def _buried(stage: Stage, member: TekunMember) -> str:
    bury(stage, member.person, date(2020, 1, 9), date(2020, 2, 3))
    _money_too(stage, member)
    return "一月已死亡，四月仍在册"


def _cremated(stage: Stage, member: TekunMember) -> str:
    cremate(stage, member.person, date(2020, 2, 11))
    _money_too(stage, member)
    return "二月已火化，四月仍在册"


def _money_too(stage: Stage, member: TekunMember) -> None:
    stage.allow(member.person, "710", "死后仍发放供养金")


def _jailed(stage: Stage, member: TekunMember) -> str:
    lock_up(stage, member.person, date(2019, 3, 4))
    return "在监狱服刑，仍在册"


def _not_gone(stage: Stage) -> None:
    corrected, namesake, seen = stage.at_home(), stage.at_home(), stage.at_home()
    stage.add("community_correction", corrected.person, correction_kind="缓刑", started_on=date(2019, 4, 2),
              ended_on=date(2021, 4, 1))  # fmt: skip
    stage.decoy(corrected.person, "只是社区矫正")
    other = stage.person("couple")
    other.name = namesake.person.name
    bury(stage, other, date(2019, 12, 2))
    stage.decoy(namesake.person, "死的是同名的别人")
    stage.add(
        "death_record",
        seen.person,
        died_on=date(2019, 12, 5),
        cancelled_on=date(2019, 12, 9),
        cancel_reason="死亡",
    )
    bill(stage.world, seen.person, date(2020, 3, 20), 120, "高血压")
    stage.allow(seen.person, "710", "登记死亡后仍发放")
    stage.decoy(seen.person, "登记死亡以后又看过病")


def _in_time(stage: Stage) -> None:
    left, now = stage.at_home(), stage.at_home()
    bury(stage, left.person, date(2020, 2, 20))
    left.months = {1, 2}
    stage.decoy(left.person, "死亡次月已停")
    bury(stage, now.person, date(2020, 4, 12))
    stage.allow(now.person, "418", "死亡当月，只是提醒")
