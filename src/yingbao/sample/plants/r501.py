"""501 保障对象确诊没有救助记录.

Truth: on dibao or tekun, confirmed a month ago, in no bed, not called, no aid.
Decoys: corrected to negative; in hospital; called by the bureau; aided; a contact only.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.ordinary.epidemic import HOSPITAL, infect, isolate
from yingbao.sample.stage import Stage

ON = date(2020, 3, 16)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.tekun().person if turn % 3 == 2 else stage.household("couple").head.person
        infect(stage.world, person, ON + timedelta(days=turn % 20))
        stage.truth(person, "保障对象确诊，没有收治和救助记录")
    for more, why in (
        ({"outcome": "复核订正为阴性"}, "后来订正"), ({"place": HOSPITAL}, "已收治"),
        ({"contacted_on": ON + timedelta(days=1)}, "民政当天联系过"),
    ):  # fmt: skip
        person = stage.household("couple").head.person
        infect(stage.world, person, ON, **more)
        stage.decoy(person, why)
    helped = stage.enrol(stage.applicant("couple")).head.person
    infect(stage.world, helped, ON)
    grant(stage.world, helped, "急难型", ON + timedelta(days=1), 1570, reason="新冠肺炎住院")
    stage.decoy(helped, "确诊后给了临时救助")
    near = stage.household("couple").head.person
    isolate(stage.world, near, ON, ON + timedelta(days=14))
    stage.decoy(near, "只是密切接触者")
