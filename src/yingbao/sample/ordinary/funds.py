"""The bank's pay detail, as it follows from the rolls: one line a household and month."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.aid import MONTHS, DibaoHousehold, TekunMember
from yingbao.sample.dice import Dice
from yingbao.sample.places import ORDER
from yingbao.sample.world import World

PAY_DAY = {1: date(2020, 1, 8), 2: date(2020, 2, 7), 3: date(2020, 3, 9), 4: date(2020, 4, 9)}
ITEMS = {"农村": "农村低保金", "城市": "城市低保金", "特困": "特困人员救助供养金"}


def fill(world: World) -> None:
    dice = world.dice.child("funds")
    for month in MONTHS:
        for household in world.dibao:
            if household.present(month) and month not in household.unpaid:
                _pay_household(world, dice, household, month)
        for member in world.tekun:
            if month in member.months and month not in member.unpaid:
                _pay_tekun(world, dice, member, month)


def _pay_household(world: World, dice: Dice, household: DibaoHousehold, month: int) -> None:
    line = line_of(household, month)
    if line["amount"] > 0:
        line["paid_on"] = world.pay_days.get((line["township"], month), line["paid_on"])
        line |= household.written.get("payment", {})
        _settle(world, dice, line, plain=household.is_taken)


def line_of(household: DibaoHousehold, month: int) -> dict[str, Any]:
    """The bank line of the household in that month, all in order."""
    person = household.head.person
    township, village = household.place
    amount = household.paid_sums.get(month, household.total(month))
    return {
        "_who": person, "item": ITEMS[household.area_kind], "holder_name": household.holder,
        "account": household.account, "id_number": household.bank_ids.get(month, person.id18), "amount": amount,
        "paid_on": PAY_DAY[month], "period": date(2020, month, 1), "pay_status": "成功",
        "batch_no": batch(household.area_kind, township, month), "township": township, "village": village,
        "note": None, "failure_reason": None,
    }  # fmt: skip


def batch(kind: str, township: str, month: int) -> str:
    letter = {"农村": "ND", "城市": "CD", "特困": "TK"}[kind]
    return f"{letter}2020{month:02d}{ORDER[township] + 1:02d}"


def _pay_tekun(world: World, dice: Dice, member: TekunMember, month: int) -> None:
    person = member.person
    line = {
        "_who": person, "item": ITEMS["特困"], "holder_name": member.holder, "account": member.account,
        "id_number": person.id18, "amount": member.total(), "paid_on": PAY_DAY[month],
        "period": date(2020, month, 1), "pay_status": "成功", "batch_no": batch("特困", person.township, month),
        "township": person.township, "village": person.village, "note": None, "failure_reason": None,
    }  # fmt: skip
    _settle(world, dice, line, plain=member.is_taken)


def _settle(world: World, dice: Dice, line: dict[str, Any], plain: bool) -> None:
    """Now and then a transfer bounces and is paid again, or is booked twice and reversed."""
    draw = 1.0 if plain else dice.random()
    if draw < 0.01:
        world.add("payment", **(line | {"pay_status": "失败", "failure_reason": "账号户名不符"}))
        line = line | {"paid_on": line["paid_on"].replace(day=20), "note": "退回重发"}
    elif draw < 0.015:
        world.add("payment", **line)
        world.add("payment", **(line | {"amount": -line["amount"], "note": "冲正"}))
    world.add("payment", **line)
