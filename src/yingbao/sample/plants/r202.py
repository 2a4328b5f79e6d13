"""202 监测对象未筛查.

Truth: a monitored household, on no roll, no application in a year.
Decoys: refused in writing; on dibao; not monitored.
"""

from __future__ import annotations

from yingbao.sample.lives import refuse
from yingbao.sample.ordinary.poverty import register
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        family = stage.person("couple", unique_name=True).family
        register(stage.world, family, "已脱贫", exit_year=2018, monitor_kind="边缘易致贫")
        stage.truth(family.head, "监测对象，没有低保也没有筛查记录")
        for person in family.members:
            stage.allow(person, "304", "监测对象，也没有临时救助")
    refused = stage.person("couple", unique_name=True)
    register(stage.world, refused.family, "已脱贫", exit_year=2018, monitor_kind="脱贫不稳定")
    refuse(stage, refused)
    stage.decoy(refused, "已书面告知不予批准")
    insured = stage.household("couple").head.person
    register(stage.world, insured.family, "已脱贫", exit_year=2018, monitor_kind="脱贫不稳定")
    stage.decoy(insured, "已享受低保")
    plain = stage.person("couple", unique_name=True)
    register(stage.world, plain.family, "已脱贫", exit_year=2018)
    stage.decoy(plain, "没有列为监测对象")
