"""Ordinary comings and goings: households approved in March, households stopped from April.

Runs right after the rolls are made, before any register, so that whoever enters owns nothing.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.dice import Dice
from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Family
from yingbao.sample.support import enrol
from yingbao.sample.world import World


def fill(world: World) -> None:
    dice = world.dice.child("changes")
    few = max(2, world.size // 6000)
    free = [family for family in world.families if family.is_free and not family.village.urban]
    picks = dice.sample(free, 2 * few)
    for newcomer, leaver in zip(picks[:few], picks[few:], strict=True):
        _new_entrant(world, dice, newcomer)
        _ordinary_stop(world, dice, leaver)


def _new_entrant(world: World, dice: Dice, family: Family) -> None:
    """Approved in March, on the roll and paid from April."""
    household = enrol(world, family, dice)
    household.months = {4}
    household.start_month = date(2020, 4, 1)
    household.last_review_on = date(2020, 3, 20)
    apply(world, family.head, date(2020, 2, 17), "批准")


def _ordinary_stop(world: World, dice: Dice, family: Family) -> None:
    """On the roll to March, stopped from April by a written decision on the head."""
    household = enrol(world, family, dice, hale=True)
    household.months = {1, 2, 3}
    family.aid = ""
    family.is_taken = True
    world.add("stop_decision", family.head, programme="低保", decision_kind="停保",
              decided_on=date(2020, 3, 20), effective_month=date(2020, 4, 1), reason="成员稳定就业，本人书面申请退出",
              document_no=f"沁民停〔2020〕{world.office.next('stop')}号",
              notified_on=date(2020, 3, 22))  # fmt: skip
