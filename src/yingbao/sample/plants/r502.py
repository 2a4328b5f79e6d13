"""502 其他患者没有问过.

Truth: confirmed, nobody of the bureau called, no aid; no wage in the family.
Decoys: called; corrected; a husband with a good wage; aided; applied and answered since; on dibao.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.ordinary.epidemic import HOSPITAL, infect
from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.ordinary.work import EMPLOYERS, employ
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ON = date(2020, 3, 18)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.person("couple", unique_name=True)
        infect(stage.world, person, ON + timedelta(days=turn % 20), place=HOSPITAL)
        stage.truth(person, "患者家庭没有问过")
    for more, why in (({"contacted_on": ON}, "民政电话问过"), ({"outcome": "排除"}, "后来排除")):
        person = stage.person("couple", unique_name=True)
        infect(stage.world, person, ON, place=HOSPITAL, **more)
        stage.decoy(person, why)
    for person, why in _provided(stage):
        infect(stage.world, person, ON, place=HOSPITAL)
        stage.decoy(person, why)


def _provided(stage: Stage) -> list[tuple[Person, str]]:
    earning, answered = (stage.person("couple", unique_name=True) for _ in range(2))
    employ(stage.world, earning.family.members[1], EMPLOYERS[1], 5600)
    apply(stage.world, answered, ON - timedelta(days=12), "不予批准",
          reasons="家庭财产状况不符合规定，已书面告知理由")  # fmt: skip
    insured = stage.household("couple").head.person
    helped = stage.applicant("couple").head
    grant(
        stage.world,
        helped.family.members[1],
        "急难型",
        ON + timedelta(days=2),
        1580,
        reason="新冠肺炎住院",
    )
    return [
        (earning, "配偶有稳定工资"),
        (answered, "患病以后申请过已答复"),
        (insured, "已在低保名册上"),
        (helped, "家里领了临时救助"),
    ]
