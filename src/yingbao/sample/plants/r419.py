"""419 终止供养后没有接上别的救助.

Truth: ended in February for income or by wish, on no roll since, no application, no temporary aid.
Decoys: dead; applied for dibao since; on dibao by now; got temporary aid; ended only this month.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury
from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Person
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.stage import Stage

REASONS = ("收入和财产状况不再符合规定", "自愿申请退出", "财产状况不再符合规定")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        stage.truth(_ended(stage, REASONS[turn % 3]), f"{REASONS[turn % 3]}，以后没有任何救助")
    dead = _ended(stage, "本人病故")
    bury(stage, dead, date(2020, 2, 10))
    stage.decoy(dead, "因死亡终止")
    applied, listed = (_ended(stage) for _ in range(2))
    apply(stage.world, applied, date(2020, 2, 20), "不予批准", reasons="家庭财产状况不符合规定")
    stage.decoy(applied, "终止后申请过低保")
    quiet = stage.world.apart["linshi_grant"]  # townships whose few cases are another scene's point
    aided = _ended(stage, township=next(name for name, _, _ in TOWNSHIPS if name not in quiet))
    grant(stage.world, aided, "急难型", date(2020, 3, 9), 1300, reason="屋顶漏雨急需修缮")
    stage.decoy(aided, "给过临时救助")
    household = stage.enrol(listed.family)
    household.months, household.start_month = {4}, date(2020, 4, 1)
    stage.decoy(listed, "已转低保")
    stage.decoy(_ended(stage, month=5), "本月才决定终止")


def _ended(
    stage: Stage, reason: str = REASONS[0], month: int = 3, township: str | None = None
) -> Person:
    member = stage.at_home(township=township)
    member.months = set(range(1, month)) & {1, 2, 3, 4}
    stage.stop(member.person, reason, month, programme="特困")
    return member.person
