"""The regular reviews of dibao households as townships note them: every fifth changes something."""

from __future__ import annotations

from datetime import date

from yingbao.sample.dice import Dice
from yingbao.sample.people import Person
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.world import Row, World

EVERY = 5


def fill(world: World) -> None:
    dice = world.dice.child("reviews")
    for township, _, _ in TOWNSHIPS:
        if township not in world.apart["review_record"]:
            _township(world, dice, township)


def _township(world: World, dice: Dice, township: str) -> None:
    listed = [h for h in world.dibao if h.place[0] == township and h.present(4)]
    for number, household in enumerate(listed):
        result = dice.choice(["增发", "减发"]) if number % EVERY == 0 else "不变"
        review(world, household.head.person, household.last_review_on, result, township)


def review(world: World, head: Person, on: date, result: str, township: str) -> Row:
    """One household looked at again."""
    return world.add("review_record", head, reviewed_on=on, result=result, township=township,
                     reviewer_name=f"{township}民政办")  # fmt: skip
