"""Complaints and questions, taken up, answered and closed in time; one from a village at most."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.dice import Dice
from yingbao.sample.people import Person
from yingbao.sample.world import Row, World

MATTERS = (
    "反映村内道路未硬化",
    "咨询低保申请需要什么材料",
    "反映自来水时断时续",
    "咨询临时救助怎么申请",
)


def fill(world: World) -> None:
    dice = world.dice.child("complaints")
    places = [v for v in world.villages if not v.urban]
    for village in dice.sample(places, min(8, len(places))):
        families = [family for family in world.families if family.village is village]
        if families:
            on = dice.day(date(2020, 1, 5), date(2020, 4, 10))
            complain(world, dice, dice.choice(families).head, on, content=dice.choice(MATTERS))


def complain(world: World, dice: Dice, person: Person, on: date, **more: Any) -> Row:
    """One case in good order: told after three days, answered and closed after nine."""
    done = on + timedelta(days=9)
    case = {
        "case_no": f"QS2020{world.office.next('complaint'):04d}", "named_kind": "实名",
        "channel": dice.choice(["12345", "来信", "来访"]), "complainant_name": person.name,
        "complainant_phone": world.office.phone(), "matter": None, "content": "咨询低保申请需要什么材料",
        "received_on": on, "accepted_on": on + timedelta(days=3), "closed_on": done, "answered_on": done,
        "answer_mode": "电话", "handler_unit": f"{person.township}人民政府", "township": person.township,
        "village": person.village,
    }  # fmt: skip
    return world.add("complaint", None, **(case | more))
