"""708 不在册仍发放.

Truth: paid in April (and March) though on no roll and without any approval.
Decoys: a back-payment on file for an earlier month; approved and paid, the roll lags; booked and
reversed; bounced; paid on the wife's number; money of another programme.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.ordinary.funds import ITEMS, PAY_DAY, batch
from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = _stranger(stage)
        for month in (3, 4) if turn % 2 else (4,):
            pay(stage, person, month, 450)
        stage.truth(person, "不在册、无审批，银行仍发放农村低保金")
    _on_file(stage)
    _never_arrived(stage)
    _wife(stage)
    _other_money(stage)


def _stranger(stage: Stage) -> Person:
    """Of a township whose roll came whole: half a roll says of nobody that they are not on it."""
    names, halved = stage.world.names, stage.world.apart["roll_gap"]
    family = stage.casting.take(
        "couple", lambda f: names[f.head.name] == 1 and f.village.township not in halved
    )
    return family.head


def pay(stage: Stage, person: Person, month: int, amount: float, **more: Any) -> None:
    """A line of the rural dibao batch of that month."""
    line = {
        "item": ITEMS["农村"], "holder_name": person.name, "account": stage.world.office.card(),
        "amount": amount, "paid_on": PAY_DAY[month], "period": date(2020, month, 1), "pay_status": "成功",
        "batch_no": batch("农村", person.township, month), "note": None, "failure_reason": None,
    }  # fmt: skip
    stage.add("payment", person, **(line | more))


def _on_file(stage: Stage) -> None:
    late = stage.person("couple", unique_name=True)
    stage.stop(late, "家庭收入超过保障标准", 2)
    pay(stage, late, 4, 320, period=date(2020, 1, 1), note="补发2020年1月低保金")
    stage.decoy(late, "补发1月份，当时在保，2月起停保")
    approved = stage.person("couple", unique_name=True)
    apply(stage.world, approved, date(2020, 2, 12), "批准")
    pay(stage, approved, 4, 410, note="4月新增")
    stage.decoy(approved, "3月已批准，名册尚未列入")


def _never_arrived(stage: Stage) -> None:
    twice = stage.person("couple", unique_name=True)
    card = stage.world.office.card()
    pay(stage, twice, 4, 450, account=card)
    pay(stage, twice, 4, -450, account=card, note="冲正")
    stage.decoy(twice, "误发当日已冲正")
    bounced = stage.person("couple", unique_name=True)
    pay(stage, bounced, 4, 450, pay_status="失败", failure_reason="账户已销户")
    stage.decoy(bounced, "发放失败，未到账")


def _wife(stage: Stage) -> None:
    """The bank has the wife's number and card for the husband's household."""
    household = stage.household("aged_couple")
    wife = household.members[1].person
    household.holder = wife.name
    household.bank_ids = dict.fromkeys((1, 2, 3, 4), wife.id18)
    stage.decoy(wife, "妻子是在册家庭成员")
    stage.decoy(household.head.person, "发到妻子名下", rule="709")


def _other_money(stage: Stage) -> None:
    person = stage.person("couple", unique_name=True)
    pay(stage, person, 4, 268.5, item="耕地地力保护补贴", batch_no="GD20200401")
    stage.decoy(person, "不是救助资金")
