"""217 低保与孤儿、事实无人抚养儿童生活费全额重复.

Truth: a child on the dibao roll draws the children's allowance in full.
Decoys: paid as a difference; began this very month; last month's list only; a child with an
infection, whose allowance is another matter.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.people import Family, Person
from yingbao.sample.stage import Stage

KINDS = ("事实无人抚养", "孤儿", "事实无人抚养")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        child = _child(stage)
        _allow(stage, child, child_kind=KINDS[turn % 3])
        stage.truth(child, f"在低保名册，又按{KINDS[turn % 3]}领全额生活费")
    for more, why in (
        ({"amount": 450, "is_difference": True}, "按差额补足"),
        ({"started_on": date(2020, 4, 1)}, "当月才转，正在交接"),
        ({"period": date(2020, 3, 1)}, "只在上月名单，当月没有"),
        ({"child_kind": "艾滋病感染"}, "艾滋病感染儿童另有规定"),
    ):  # fmt: skip
        child = _child(stage)
        _allow(stage, child, **more)
        stage.decoy(child, why)


def _child(stage: Stage) -> Person:
    """A schoolchild of a family on the roll."""
    family = stage.casting.take("nuclear", lambda family: _schoolchild(family) is not None)
    stage.enrol(family)
    child = _schoolchild(family)
    assert child is not None
    return child


def _schoolchild(family: Family) -> Person | None:
    return next((person for person in family.members[2:] if person.age() < 15), None)


def _allow(stage: Stage, child: Person, **more: Any) -> None:
    head = child.family.head
    row = {"child_kind": "事实无人抚养", "amount": 900, "is_difference": False, "guardian_name": head.name,
           "guardian_id_number": head.id18, "started_on": date(2020, 1, 1), "period": date(2020, 4, 1)}  # fmt: skip
    stage.add("child_allowance", child, **(row | more))
