"""710 死亡停保后仍发放（金额）.

Truth: paid in months after a stop took effect; a dead member's share still paid to a living
household. (The dead who lived alone are planted with 212.)
Decoys: the dead member was taken off and only the others are paid (with 212); paid by mistake
after death and reversed; the stop takes effect next month.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury
from yingbao.sample.ordinary.funds import line_of
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        _stopped_and_paid(stage, turn)
    _dead_wife_counted(stage)
    _reversed(stage)
    _stops_next_month(stage)


def _stopped_and_paid(stage: Stage, turn: int) -> None:
    """Off the roll since March by decision; the bank goes on."""
    household = stage.household("aged_alone")
    person = household.head.person
    lines = [line_of(household, month) for month in ((3, 4) if turn % 2 else (4,))]
    first = 3 if turn % 2 else 4
    household.months = {1, 2} if turn % 2 else {1, 2, 3}
    stage.stop(person, "财产超标，本人书面申请退出", first)
    for line in lines:
        stage.add("payment", None, **line)
    stage.truth(person, f"{first}月起停保，仍发放{len(lines)}个月")
    stage.allow(person, "708", "停保后仍发放，也是不在册发放")


def _dead_wife_counted(stage: Stage) -> None:
    household = stage.household("aged_couple")
    wife = household.members[1].person
    bury(stage, wife, date(2019, 11, 2))
    stage.truth(wife, "2019年11月死亡，仍按两人发放", also=(household.head.person.id18,))
    stage.truth(wife, "2019年11月死亡，4月仍在册", rule="212")
    stage.decoy(household.head.person, "丈夫健在", rule="212")


def _reversed(stage: Stage) -> None:
    household = stage.household("aged_alone")
    person = household.head.person
    line = line_of(household, 4)
    household.months = {1, 2, 3}
    bury(stage, person, date(2020, 3, 12))
    stage.stop(person, "死亡", 4)
    stage.add("payment", None, **line)
    stage.add(
        "payment",
        None,
        **(line | {"amount": -line["amount"], "paid_on": date(2020, 4, 20), "note": "冲正"}),
    )
    stage.decoy(person, "死亡次月误发，已冲正")
    stage.decoy(person, "死亡后已停保", rule="212")
    stage.decoy(person, "死亡后停保", rule="207")


def _stops_next_month(stage: Stage) -> None:
    household = stage.household("aged_alone")
    stage.stop(household.head.person, "成员稳定就业，本人书面申请退出", 5)
    stage.decoy(household.head.person, "5月起才停保")
