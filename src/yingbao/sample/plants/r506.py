"""506 价格补贴漏发.

Truth: on March's roll and not in March's price subsidy batch.
Decoys: paid on the wife's card; entered in April; the household left in February; paid by hand
under the wife's number after the first transfer bounced.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.epidemic import PAID_ON, SUBSIDY
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = stage.household("aged_couple", layout="roster" if turn % 2 else "any")
        household.subsidised = False
        stage.truth(household.head.person, "三月在册，没有领到价格补贴", also=_others(household))
    _wife(stage)
    _late(stage)
    _left(stage)


def _others(household: DibaoHousehold) -> tuple[str, ...]:
    return tuple(member.person.id18 for member in household.members[1:])


def _silent(stage: Stage, household: DibaoHousehold, why: str) -> None:
    for member in household.members:
        stage.decoy(member.person, why)


def _wife(stage: Stage) -> None:
    """The first transfer bounced, the second went to the wife."""
    household = stage.household("aged_couple")
    household.subsidised = False
    wife = household.members[1].person
    line = {"item": "价格临时补贴", "holder_name": wife.name, "account": stage.world.office.card(),
            "amount": 2 * SUBSIDY, "paid_on": PAID_ON, "period": date(2020, 3, 1), "batch_no": "JG20200301",
            "note": None, "failure_reason": None}  # fmt: skip
    stage.add(
        "payment",
        household.head.person,
        **(line | {"pay_status": "失败", "failure_reason": "账号错误"}),
    )
    stage.add("payment", wife, **(line | {"pay_status": "成功"}))
    _silent(stage, household, "退回后改发到妻子名下")


def _late(stage: Stage) -> None:
    household = stage.household("aged_couple")
    household.months, household.start_month = {4}, date(2020, 4, 1)
    household.last_review_on = date(2020, 3, 20)
    _silent(stage, household, "四月才纳入")


def _left(stage: Stage) -> None:
    household = stage.household("aged_couple")
    household.months = {1, 2}
    stage.stop(household.head.person, "本人书面申请退出", 3)
    _silent(stage, household, "三月已退出")
