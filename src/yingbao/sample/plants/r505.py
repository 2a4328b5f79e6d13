"""505 暂停退出核查期间停保.

Truth: stopped in March because a review found income, while reviews for leaving were suspended.
Decoys: decided before the suspension; asked for it himself; died; only reduced; restored at once.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        person = _off(stage, {1, 2, 3})
        stage.stop(person, "复核发现家庭收入超过保障标准", 4)
        stage.truth(person, "疫情暂停期间因复核停保")
    before, asked, dead = _off(stage, {1, 2}), _off(stage, {1, 2, 3}), _off(stage, {1, 2, 3})
    stage.stop(before, "家庭收入超过保障标准", 3)
    stage.stop(asked, "子女接走赡养，本人书面申请退出", 4)
    bury(stage, dead, date(2020, 3, 11))
    stage.stop(dead, "户主死亡", 4)
    for person, why in ((before, "暂停以前决定的"), (asked, "本人书面申请"), (dead, "已去世")):
        stage.decoy(person, why)
    reduced = stage.household("aged_couple").head.person
    stage.stop(reduced, "收入增加，核减保障金", 4, kind="减发")
    stage.decoy(reduced, "只是减发")
    restored = stage.household("aged_couple").head.person
    stage.stop(restored, "家庭收入超过保障标准", 4)
    stage.decoy(restored, "当月已恢复，四月仍在册")
    stage.allow(restored, "710", "停保决定没有撤销")


def _off(stage: Stage, months: set[int]) -> Person:
    household = stage.household("aged_couple")
    household.months = months
    return household.head.person
