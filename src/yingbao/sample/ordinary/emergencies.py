"""Temporary aid in good order: every township's cases, its reserve fund, who came and asked.

`grant` is a case with all its papers; a scene spoils one of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.dice import Dice
from yingbao.sample.people import Person
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.world import Row, World

REASONS = ("突发疾病住院", "房屋失火", "车祸受伤", "子女上学支出大", "老人手术支出大")


def fill(world: World) -> None:
    dice = world.dice.child("emergencies")
    for township, _, _ in TOWNSHIPS:
        if township not in world.apart["linshi_grant"]:
            _case(world, dice, township)
        if township not in world.apart["reserve_fund"]:
            fund(world, township, date(2019, 1, 8), dice.day(date(2019, 10, 1), date(2020, 4, 10)))
    _ask(world, dice)
    _accident(world, dice)


def grant(world: World, person: Person, kind: str, on: date, amount: float, **more: Any) -> Row:
    """A case applied for on that day: emergencies are paid the next day and completed in a week."""
    decided = on + timedelta(days=1 if kind == "急难型" else 20)
    row: Row = {
        "aid_type": kind, "reason": "突发疾病住院" if kind == "急难型" else "大病医疗支出", "applied_on": on,
        "approved_on": decided, "paid_on": decided + timedelta(days=0 if kind == "急难型" else 5), "amount": amount,
        "approval_level": "县级", "method": "转账",
    }  # fmt: skip
    if kind == "急难型":
        row |= {"eased_on": on + timedelta(days=4), "completed_on": on + timedelta(days=9)}
    else:
        row |= {
            "check_no": f"HD2020{world.office.next('check'):05d}",
            "publicity_from": on + timedelta(days=10),
        }
    return world.add("linshi_grant", person, **(row | more))


def fund(world: World, township: str, opened: date, spent_on: date | None = None) -> None:
    """A township's reserve: opened with twenty thousand, spent from once and filled up again."""
    entry = {
        "township": township,
        "entry_on": opened,
        "received": 20000,
        "balance": 20000,
        "note": "县财政拨入",
    }
    world.add("reserve_fund", None, **entry)
    if spent_on is not None:
        world.add(
            "reserve_fund",
            None,
            township=township,
            entry_on=spent_on,
            spent=1000,
            balance=19000,
            note="急难救助",
        )
        world.add("reserve_fund", None, township=township, entry_on=spent_on + timedelta(days=6), received=1000,
                  balance=20000, note="补足")  # fmt: skip


def ask(world: World, person: Person, on: date, outcome: str, **more: Any) -> Row:
    """Somebody came to the township's counter."""
    row = {
        "asked_on": on,
        "matter": "突发困难求助",
        "outcome": outcome,
        "hukou_kind": "本县",
        "emergency_here": True,
    }
    return world.add("aid_enquiry", person, **(row | more))


def accident(world: World, person: Person, kind: str, on: date, harm: str, **more: Any) -> Row:
    """A fire or a crash in the books of the fire brigade or the traffic police."""
    return world.add("shock_event", person, event_kind=kind, occurred_on=on, harm=harm, **more)


def _case(world: World, dice: Dice, township: str) -> None:
    free = [
        f for f in world.families
        if f.is_free and not f.head.wage and f.village.township == township
    ]  # fmt: skip
    if not free:
        return
    person = dice.choice(free).head
    kind = dice.choice(["急难型", "支出型"])
    on = dice.day(date(2019, 11, 20), date(2020, 3, 25))
    grant(world, person, kind, on, dice.step(800, 2900, 100), approval_level=dice.choice(["县级", "乡级"]),
          reason=dice.choice(REASONS))  # fmt: skip


def _ask(world: World, dice: Dice) -> None:
    free = [family for family in world.families if family.is_free]
    for outcome, reason in (
        ("受理", None),
        ("答复", None),
        ("不予受理", "家庭收入明显高于救助条件"),
        ("受理", None),
    ):
        ask(
            world,
            dice.choice(free).head,
            dice.day(date(2020, 1, 6), date(2020, 4, 15)),
            outcome,
            reason=reason,
        )


def _accident(world: World, dice: Dice) -> None:
    """Small ones, or paid for by an insurer."""
    free = [family for family in world.families if family.is_free]
    for kind, harm, more in (
        ("交通事故", "轻伤", {"loss": 3000, "compensation": 3000}), ("火灾", "轻微", {"loss": 400}),
        ("交通事故", "重伤", {"loss": 80000, "compensation": 80000}),
    ):  # fmt: skip
        accident(
            world,
            dice.choice(free).head,
            kind,
            dice.day(date(2019, 12, 1), date(2020, 4, 10)),
            harm,
            **more,
        )
