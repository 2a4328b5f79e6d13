"""808 台账办结、数据没变.

Truth: 停发 and still paid; 补发 and nothing came; 追回 and the ledger of recoveries has nothing.
Decoys: closed only last month; applied again and approved; paid back; paid back to the wife's account;
recovered.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.funds import line_of
from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.ordinary.rectification import problem
from yingbao.sample.ordinary.treasury import recover
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

FOUND, CLOSED = date(2020, 1, 8), date(2020, 2, 12)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        scene = (_still_paid, _nothing_came, _nothing_recovered)[turn % 3]
        stage.truth(scene(stage), "台账写办好了，数据没有变")
    stage.decoy(_still_paid(stage, closed_on=date(2020, 3, 20)), "销号次月才能变")
    again = _still_paid(stage)
    apply(stage.world, again, date(2020, 2, 14), "批准")
    stage.decoy(again, "停发后重新申请，已批准")
    _came(stage)
    _recovered(stage)


def _closed(stage: Stage, person: Person, **more: Any) -> Person:
    problem(stage.world, stage.dice, person, FOUND, **({"closed_on": CLOSED} | more))
    return person


def _still_paid(stage: Stage, **more: Any) -> Person:
    return _closed(stage, stage.household("aged_alone").head.person, result="停发", **more)


def _nothing_came(stage: Stage) -> Person:
    return _closed(stage, stage.household("aged_alone").head.person, result="补发", back_paid=900)


def _nothing_recovered(stage: Stage) -> Person:
    return _closed(stage, stage.person("couple"), result="追回", recovered=1350)


def _came(stage: Stage) -> None:
    for shape in ("aged_alone", "aged_couple"):
        household = stage.household(shape)
        if shape == "aged_couple":  # the bank has the wife's number
            wife = household.members[1].person
            household.holder, household.bank_ids = wife.name, dict.fromkeys((1, 2, 3, 4), wife.id18)
        _paid_back(stage, household)
        person = _closed(stage, household.head.person, result="补发", back_paid=household.total(3))
        stage.decoy(person, "补发的钱已经到账")


def _paid_back(stage: Stage, household: DibaoHousehold) -> None:
    household.unpaid = {3}
    late = {"paid_on": date(2020, 4, 9), "note": "补发2020年3月"}
    stage.add("payment", None, **(line_of(household, 3) | late))


def _recovered(stage: Stage) -> None:
    person = _closed(stage, stage.person("couple"), result="追回", recovered=800)
    recover(stage.world, person, due_amount=800, returned_amount=800)
    stage.decoy(person, "追缴台账里已经收回")
