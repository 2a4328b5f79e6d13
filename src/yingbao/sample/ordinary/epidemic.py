"""The spring of 2020: who was isolated, who came home without work, the price subsidy of March."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.dice import Dice
from yingbao.sample.ordinary.funds import line_of
from yingbao.sample.people import Person
from yingbao.sample.world import Row, World

SUBSIDY = 36  # yuan a head for March
PAID_ON = date(2020, 3, 27)
HOSPITAL = "晋城市人民医院"


def fill(world: World) -> None:
    dice = world.dice.child("epidemic")
    free = [f for f in world.families if f.is_free and not f.village.urban and f.shape == "couple"]
    picks = dice.sample(free, min(len(free), 4 + world.size // 5000))
    for turn, family in enumerate(picks):
        if turn % 2:
            isolate(world, family.head, date(2020, 2, 3), date(2020, 2, 17))
        else:
            _lost_work(world, dice, family.head)
    _subsidise(world)


def infect(world: World, person: Person, on: date, **more: Any) -> Row:
    """A confirmed case on the health bureau's list."""
    return world.add("infection_record", person, kind="确诊", **({"confirmed_on": on} | more))


def isolate(world: World, person: Person, since: date, until: date | None, **more: Any) -> Row:
    return world.add("infection_record", person, kind="密接", isolated_from=since, isolated_to=until,
                     **({"place": "沁水县集中隔离点"} | more))  # fmt: skip


def lose_work(world: World, person: Person, on: date, **more: Any) -> Row:
    """Home from a job elsewhere, on the township's list."""
    row = {
        "lost_on": on,
        "job_status": "未就业",
        "is_insured": False,
        "former_work": "晋城市区工地",
    }
    return world.add("job_loss", person, **(row | more))


def _lost_work(world: World, dice: Dice, person: Person) -> None:
    """Back at work since March."""
    lose_work(world, person, dice.day(date(2020, 1, 8), date(2020, 2, 10)), job_status="已返岗")


def _subsidise(world: World) -> None:
    """March was triggered on the tenth and paid by household before the end of the month."""
    for programme in ("低保", "特困"):
        world.add("price_subsidy_month", None, period=date(2020, 3, 1), programme=programme, amount=SUBSIDY,
                  released_on=date(2020, 3, 10), document_no="沁发改联〔2020〕2号")  # fmt: skip
    for household in world.dibao:
        if household.present(3) and household.subsidised:
            line = line_of(household, 3)
            world.add("payment", **(line | _subsidy(SUBSIDY * len(household.present(3)))))
    for member in world.tekun:
        if 3 in member.months:
            who = member.person
            world.add("payment", who, holder_name=member.holder, account=member.account, period=date(2020, 3, 1),
                      pay_status="成功", failure_reason=None, **_subsidy(SUBSIDY))  # fmt: skip


def _subsidy(amount: float) -> Row:
    return {
        "item": "价格临时补贴",
        "amount": amount,
        "paid_on": PAID_ON,
        "batch_no": "JG20200301",
        "note": None,
    }
