"""351 在保对象大额自付没有临时救助.

Truth: on dibao, sixty-six thousand yuan of own payment, no temporary aid.
Decoys: had temporary aid; paid little.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.ordinary.health import bill
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_ill(stage, 22000), "在保，自付6.6万元，没有临时救助")
    granted = _ill(stage, 22000, "柿庄镇")
    grant(stage.world, granted, "支出型", date(2020, 2, 3), 5000)
    stage.decoy(granted, "已获临时救助")
    stage.decoy(_ill(stage, 300), "自付不多")


def _ill(stage: Stage, each: int, township: str | None = None) -> Person:
    person = stage.enrol(stage.family("aged_couple", township)).head.person
    for step in range(3):
        on = date(2019, 8, 3) + timedelta(days=70 * step)
        bill(stage.world, person, on, each, "终末期肾病", share=0.45)
    return person
