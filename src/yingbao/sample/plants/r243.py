"""243 渐退期超过时限仍未退出.

Truth: on gradual exit for more than a year, no review since its end.
Decoys: half a year of it; looked at again after the year and renewed; no gradual exit.
Only townships with their own roster show it.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = _leaving(stage, date(2018, 11 + turn % 2, 1), date(2019, 8, 6 + turn))
        stage.truth(person, "渐退期一年已满，仍在册")
    stage.decoy(_leaving(stage, date(2019, 10, 1), date(2019, 12, 4)), "渐退期刚过半年")
    stage.decoy(_leaving(stage, date(2018, 12, 1), date(2020, 1, 15)), "期满后复核，重新符合条件")
    stage.decoy(_leaving(stage, None, date(2019, 8, 6)), "不在渐退期")


def _leaving(stage: Stage, since: date | None, reviewed_on: date) -> Person:
    household = stage.household("aged_alone", layout="roster")
    household.last_review_on = reviewed_on
    household.written["gradual_exit_from"] = since
    return household.head.person
