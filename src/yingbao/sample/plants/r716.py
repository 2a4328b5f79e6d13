"""716 长期不取款.

Truth: paid every month, nothing taken out for more than a year.
Decoys: taken out in February; on the roll only since last year.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.treasury import withdraw
from yingbao.sample.stage import Stage

LONG_AGO = date(2019, 2, 11)


def plant(stage: Stage) -> None:
    for _ in stage.times:
        household = _taken_out(stage, LONG_AGO)
        stage.truth(household.head.person, "一年多没有取过款")
    active = _taken_out(stage, LONG_AGO)
    stage.decoy(active.head.person, "2月取过款")
    _withdraw(stage, active, date(2020, 2, 12))
    entered = _taken_out(stage, LONG_AGO)
    entered.start_month = date(2019, 9, 1)
    stage.decoy(entered.head.person, "去年9月才入保")


def _taken_out(stage: Stage, on: date) -> DibaoHousehold:
    household = stage.household("aged_alone", layout="export")
    household.sleeps = True
    _withdraw(stage, household, on)
    return household


def _withdraw(stage: Stage, household: DibaoHousehold, on: date) -> None:
    withdraw(stage.world, stage.dice, household.account, household.head.person.township, on,
             holder=household.holder)  # fmt: skip
