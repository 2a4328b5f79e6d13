"""405 没有按期评估生活自理能力.

Truth: the last assessment is more than a year old, or there is none while the township's others
have one.
Decoys: eleven months ago; new since this month; assessed under a misspelt number.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import misspelt
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        late = stage.tekun()
        stage.at_home(township=late.person.township)  # assessed in time
        if turn % 3 == 2:
            late.papers["ability_assessment"] = None
        late.assessed_on = date(2018, 10, 9 + turn % 9)
        stage.truth(late.person, "一年多没有评估" if turn % 3 < 2 else "没有评估记录")
    recent, new = stage.tekun(), stage.at_home()
    recent.assessed_on = date(2019, 5, 28)
    stage.decoy(recent.person, "十一个月前评估过")
    stage.at_home(township=new.person.township)
    new.months, new.start_month, new.papers["ability_assessment"] = {4}, date(2020, 4, 1), None
    stage.decoy(new.person, "本月新纳入")
    blurred = stage.at_home()
    stage.at_home(township=blurred.person.township)
    blurred.papers["ability_assessment"] = misspelt(blurred.person)
    stage.decoy(blurred.person, "评估过，评估表身份证号写错")
