"""709 在册未发放.

Truth: on the roll in both months, nothing paid in April; or the transfer bounced and nobody paid
again.
Decoys: approved in April and starting next month; bounced and paid again; paid in a line whose
number lost its digits but whose card is right; paid next month together with a note.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.funds import line_of
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = stage.household("aged_couple" if turn % 2 else "aged_alone")
        household.unpaid = {4}
        if turn % 3 == 1:
            _line(stage, household, 4, pay_status="失败", failure_reason="账号不存在")
        also = tuple(member.person.id18 for member in household.members[1:])
        stage.truth(household.head.person, "4月在册，4月没有发放成功的记录", also=also)
    _starts_next_month(stage)
    _paid_again(stage)
    _number_cut(stage)
    _paid_late(stage)


def _line(stage: Stage, household: DibaoHousehold, month: int, **more: object) -> None:
    stage.add("payment", None, **(line_of(household, month) | more))


def _starts_next_month(stage: Stage) -> None:
    household = stage.household("aged_alone")
    household.months, household.unpaid = {4}, {4}
    household.start_month = date(2020, 5, 1)
    person = household.head.person
    stage.add("application", person, programme="低保", applied_on=date(2020, 3, 9), accepted_on=date(2020, 3, 10),
              surveyed_on=date(2020, 3, 17), publicity_from=date(2020, 3, 24), publicity_to=date(2020, 3, 31),
              decided_on=date(2020, 4, 22), decision="批准", notified_on=date(2020, 4, 23), suspended_days=0)  # fmt: skip
    stage.decoy(person, "4月批准，从5月起发放")


def _paid_again(stage: Stage) -> None:
    household = stage.household("aged_alone")
    household.unpaid = {4}
    _line(stage, household, 4, pay_status="失败", failure_reason="账号户名不符")
    _line(stage, household, 4, paid_on=date(2020, 4, 17), note="退回重发")
    stage.decoy(household.head.person, "退回后已重发")


def _number_cut(stage: Stage) -> None:
    household = stage.household("aged_alone")
    household.unpaid = {4}
    number = f"{float(household.head.person.id18[:17] + '0'):.5E}"
    _line(stage, household, 4, id_number=number, _damaged="科学计数法，号码末位丢失")
    stage.decoy(household.head.person, "银行明细号码被截断，账号一致")


def _paid_late(stage: Stage) -> None:
    household = stage.household("aged_alone")
    household.unpaid = {3}
    _line(stage, household, 3, paid_on=date(2020, 4, 9), note="补发2020年3月")
    stage.decoy(household.head.person, "3月的已于4月补发")
