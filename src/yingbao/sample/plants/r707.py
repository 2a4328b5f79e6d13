"""707 发放失败未重发.

Truth: the transfer of March bounced and nobody paid again.
Decoys: paid again on the new card; died before the transfer; bounced only this month.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.lives import bury
from yingbao.sample.ordinary.funds import line_of
from yingbao.sample.stage import Stage

BOUNCED = {"pay_status": "失败", "failure_reason": "账户已销户"}


def plant(stage: Stage) -> None:
    for _ in stage.times:
        household = stage.household("aged_alone")
        _bounce(stage, household, 3)
        stage.truth(household.head.person, "3月发放失败，至今没有重发")
        stage.allow(household.head.person, "709", "3月没有发到，也是在册未发放")
    _paid_again(stage)
    _dead(stage)
    _just_now(stage)


def _bounce(stage: Stage, household: DibaoHousehold, month: int) -> None:
    household.unpaid = {month}
    stage.add("payment", None, **(line_of(household, month) | BOUNCED))


def _paid_again(stage: Stage) -> None:
    household = stage.household("aged_alone")
    _bounce(stage, household, 3)
    again = {"paid_on": date(2020, 3, 20), "account": stage.world.office.card(), "note": "退回重发"}
    stage.add("payment", None, **(line_of(household, 3) | again))
    stage.decoy(household.head.person, "换卡后已重发")


def _dead(stage: Stage) -> None:
    household = stage.household("aged_alone")
    person = household.head.person
    line = line_of(household, 3)
    household.months = {1, 2}
    bury(stage, person, date(2020, 2, 10))
    stage.stop(person, "死亡", 3)
    stage.add("payment", None, **(line | BOUNCED))
    stage.decoy(person, "本人已去世，不应再发")


def _just_now(stage: Stage) -> None:
    household = stage.household("aged_alone")
    _bounce(stage, household, 4)
    stage.decoy(household.head.person, "本月才退回")
    stage.allow(household.head.person, "709", "4月没有发到，也是在册未发放")
