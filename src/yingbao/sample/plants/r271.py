"""271 停保决定未执行.

Truth: stopped from February, still on April's roll.
Decoys: to be stopped from April; only reduced; let in again.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_decided(stage, 2), "2月起停，4月名册还在保")
    stage.decoy(_decided(stage, 4), "4月才执行")
    stage.decoy(_decided(stage, 2, "减发"), "只是减发")
    again = _decided(stage, 2)
    apply(stage.world, again, date(2020, 1, 20), "批准")
    stage.decoy(again, "后来又批准了")


def _decided(stage: Stage, month: int, kind: str = "停保") -> Person:
    person = stage.household("aged_alone").head.person
    stage.stop(person, "家庭收入超过低保标准", month, kind)
    if kind == "停保":
        stage.allow(person, "710", "决定停了还在发")
    return person
