"""273 公益岗位未计收入.

Truth: eight hundred a month from a public post, the roll says a hundred and sixty.
Decoys: counted; the post has ended.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_posted(stage, 80, date(2020, 12, 31)), "公益岗位800元没有计入")
    stage.decoy(_posted(stage, 400, date(2020, 12, 31)), "收入里算了")
    stage.decoy(_posted(stage, 80, date(2020, 3, 31)), "岗位已到期")


def _posted(stage: Stage, income: int, until: date) -> Person:
    household = stage.household("couple", layout="persons")
    for member in household.members:
        member.monthly_income = income
    person = household.head.person
    stage.add("public_post", person, post="护林员", employer="县林业局", monthly_pay=800,
              started_on=date(2019, 1, 1), ended_on=until)  # fmt: skip
    return person
