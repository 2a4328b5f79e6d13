"""306 急难救助没有补齐手续.

Truth: eased two months ago, nothing completed; or completed a month too late.
Decoys: completed in a week; the emergency still goes on; expense aid.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.applicant().head
        on = date(2020, 1, 30) + timedelta(days=turn % 20)
        done = on + timedelta(days=45) if turn % 2 else None
        grant(stage.world, person, "急难型", on, 1400 + 60 * turn, completed_on=done)
        stage.truth(person, "一个多月才补手续" if turn % 2 else "手续一直没有补")
    tidy, lasting, expense = (stage.applicant().head for _ in range(3))
    grant(stage.world, tidy, "急难型", date(2020, 2, 4), 1550)
    stage.decoy(tidy, "一周内补齐")
    grant(stage.world, lasting, "急难型", date(2020, 2, 4), 2150, eased_on=None, completed_on=None)
    stage.decoy(lasting, "急难还没有缓解")
    grant(stage.world, expense, "支出型", date(2020, 1, 15), 2350)
    stage.decoy(expense, "支出型没有补办一说")
