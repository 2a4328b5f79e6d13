"""The finance desk's sheets: money sent on within the month, little left over, cards used by their
owners, what was recovered paid in."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.dice import Dice
from yingbao.sample.people import Person
from yingbao.sample.places import ORDER
from yingbao.sample.world import Row, World

FUND = "困难群众救助补助资金"
CODES = {"农村低保资金": "2081902", "城市低保资金": "2081901", "特困人员救助供养资金": "2082102"}


def fill(world: World) -> None:
    dice = world.dice.child("treasury")
    for item in CODES:
        transfer(world, item=item, amount=dice.step(200000, 900000, 1000))
        balance(world, item, dice.step(1000, 60000, 100))
    for household in world.dibao:
        if household.sleeps:
            continue
        withdraw(world, dice, household.account, household.head.person.township,
                 dice.day(date(2020, 1, 10), date(2020, 4, 25)), holder=household.holder)  # fmt: skip
    free = [family for family in world.families if family.is_free and not family.village.urban]
    for family in dice.sample(free, 2):
        recover(world, family.head)


def transfer(world: World, **more: Any) -> Row:
    """Received in January, sent on a fortnight later."""
    item = more.get("item", FUND)
    line = {
        "document_no": f"晋财社〔2020〕{world.office.next('transfer')}号", "item": item,
        "budget_item": CODES.get(item), "amount": 300000, "received_on": date(2020, 1, 6),
        "sent_on": date(2020, 1, 20), "payee_unit": "沁水县财政局社会保障股", "purpose": "发放困难群众救助金",
    }  # fmt: skip
    return world.add("fund_transfer", None, **(line | more))


def balance(
    world: World, item: str, left: int, spent: int = 3_600_000, oldest: int | None = 2019
) -> Row:
    return world.add("fund_balance", None, item=item, as_of=date(2020, 3, 31), balance=left,
                     year_expense=spent, oldest_year=oldest)  # fmt: skip


def withdraw(world: World, dice: Dice, account: str, township: str, on: date, *, holder: str,
             minute: int | None = None, terminal: str | None = None) -> Row:  # fmt: skip
    """Someone takes money out at the township's machine, at some minute of the day."""
    return world.add("card_withdrawal", None, holder_name=holder, account=account, withdrawn_at=on,
                     minute=dice.randint(480, 1080) if minute is None else minute,
                     amount=dice.step(100, 900, 100),
                     terminal=terminal or f"ATM{ORDER[township] + 1:03d}")  # fmt: skip


def recover(world: World, who: Person, **more: Any) -> Row:
    """Decided, paid back, paid in."""
    line = {
        "programme": "低保", "decided_on": date(2019, 11, 20), "due_amount": 1200, "returned_amount": 1200,
        "returned_on": date(2020, 1, 10), "treasury_on": date(2020, 1, 17),
        "treasury_no": f"JK{world.office.next('treasury'):05d}", "state": "已追缴",
    }  # fmt: skip
    return world.add("recovery", who, **(line | more))
