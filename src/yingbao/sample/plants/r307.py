"""307 支出型没有核对或公示.

Truth: no check of means and no publicity; no publicity alone; no check alone.
Decoys: both done; merged with an emergency of the same month; on dibao, checked already.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.stage import Stage

SHORT = ({"check_no": None, "publicity_from": None}, {"publicity_from": None}, {"check_no": None})
BOTH = SHORT[0]


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.applicant().head
        on = date(2020, 1, 9) + timedelta(days=turn % 30)
        grant(stage.world, person, "支出型", on, 2600 + 40 * turn, **SHORT[turn % 3])
        stage.truth(person, "支出型救助缺" + "、".join(
            name for key, name in (("check_no", "核对"), ("publicity_from", "公示")) if key in SHORT[turn % 3]))  # fmt: skip
    whole, merged = stage.applicant().head, stage.applicant().head
    grant(stage.world, whole, "支出型", date(2020, 2, 3), 2750)
    stage.decoy(whole, "核对、公示都有")
    grant(stage.world, merged, "急难型", date(2020, 2, 20), 950, reason="车祸受伤")
    grant(stage.world, merged, "支出型", date(2020, 2, 10), 2450, **BOTH)
    stage.decoy(merged, "同月的急难救助并在一起办")
    insured = stage.enrol(stage.applicant("couple")).head.person
    grant(stage.world, insured, "支出型", date(2020, 2, 5), 1850, **BOTH)
    stage.decoy(insured, "低保家庭已核对过")
