"""312 临时救助几乎只给低保对象.

Truth: three townships with a dozen cases, all of them of people on dibao.
Decoy: a township with as many cases of dibao families, and others besides.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import REASONS, grant
from yingbao.sample.stage import Stage

LOPSIDED = ("中村镇", "郑庄镇", "固县乡")
HOMES, TIMES = 4, 3


def plant(stage: Stage) -> None:
    stage.world.apart["linshi_grant"].update(LOPSIDED)
    for township in LOPSIDED:
        _insured(stage, township)
        stage.truth(township, "十二例都是低保对象")
    _insured(stage, "嘉峰镇")
    for turn in range(3):
        person = stage.applicant("bachelor", lambda f: f.village.township == "嘉峰镇").head
        grant(stage.world, person, "急难型", date(2020, 3, 3), 1020 + 10 * turn)
    stage.decoy("嘉峰镇", "也救助了不是低保的人家")


def _insured(stage: Stage, township: str) -> None:
    for home in range(HOMES):
        person = stage.enrol(stage.family("aged_couple", township)).head.person
        for time in range(TIMES):
            on = date(2019, 8, 6) + timedelta(days=3 * home + 75 * time)
            grant(
                stage.world, person, "急难型", on, 700 + 30 * home + 10 * time, reason=REASONS[time]
            )
