"""406 护理档次与六项评估对不上.

Truth: two items lost and called able; five lost and called half; none lost and called fully dependent.
Decoys: they agree; an item is not filled in; assessed this month, the roll follows next month.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.ordinary.care import assess
from yingbao.sample.stage import Stage

WRONG = (("全自理", 2), ("半护理", 5), ("全护理", 0))


def plant(stage: Stage) -> None:
    for turn in stage.times:
        ability, lost = WRONG[turn % 3]
        member = _scored(stage, ability, lost)
        stage.truth(member.person, f"六项中{lost}项不能，名册是{ability}")
    stage.decoy(_scored(stage, "半护理", 3).person, "三项不能，半护理，对得上")
    blank = _scored(stage, "全自理", 2)
    (blank.papers["ability_assessment"] or {})["can_eat"] = None
    stage.decoy(blank.person, "评估表没有填全")
    new = _scored(stage, "全自理", 4, date(2020, 4, 14))
    stage.decoy(new.person, "本月才评估，下月调档")


def _scored(stage: Stage, ability: str, lost: int, on: date | None = None) -> TekunMember:
    member = stage.at_home()
    member.ability = ability
    member.papers["ability_assessment"] = assess(member, lost, on)
    return member
