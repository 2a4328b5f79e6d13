"""206 事实无人抚养儿童没有保障.

Truth: the only parent in the book has been in prison for more than six months.
Decoys: the mother is at home; the child has the allowance; locked up only lately.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import lock_up
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        child = _child(stage)
        lock_up(stage, child.family.head, date(2019, 5, 6))
        stage.truth(child, "父母只有一人在簿，在押满六个月")
    _mother_at_home(stage)
    _covered(stage)
    _lately(stage)


def _child(stage: Stage) -> Person:
    """A child of eight with one parent in the book."""
    family = stage.person("bachelor", unique_name=True).family
    return stage.world.settler.join(family, "子女", "男", 8, "未婚")


def _mother_at_home(stage: Stage) -> None:
    child = _child(stage)
    stage.world.settler.join(child.family, "配偶", "女", 38, "已婚")
    lock_up(stage, child.family.head, date(2019, 5, 6))
    stage.decoy(child, "母亲在家")


def _covered(stage: Stage) -> None:
    child = _child(stage)
    lock_up(stage, child.family.head, date(2019, 5, 6))
    stage.add("child_allowance", child, child_kind="事实无人抚养", amount=900, is_difference=False,
              guardian_name=child.name, started_on=date(2020, 1, 1), period=date(2020, 4, 1))  # fmt: skip
    stage.decoy(child, "已有儿童基本生活费")


def _lately(stage: Stage) -> None:
    child = _child(stage)
    lock_up(stage, child.family.head, date(2020, 2, 6))
    stage.decoy(child, "在押不到六个月")
