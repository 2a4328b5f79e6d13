"""304 返贫风险户没有看过要不要救助.

Truth: on the watch list since last year, no aid of any kind, never applied.
Decoys: the risk is gone; listed as stable; listed ten days ago; a son on dibao alone would do, here
the whole family is; helped last winter; applied and answered; all moved away.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.lives import move_out, refuse
from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.ordinary.poverty import register
from yingbao.sample.people import Family
from yingbao.sample.stage import Stage

KINDS = ("边缘易致贫", "脱贫不稳定", "边缘易致贫")
SINCE = date(2019, 10, 20)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        family = _family(stage)
        _watch(stage, family, KINDS[turn % 3])
        stage.truth(
            family.head,
            "在监测，一年内没有任何救助",
            also=tuple(p.id18 for p in family.members[1:]),
        )
        for person in family.members:
            stage.allow(person, "202", "监测户没有低保决定")
    _calm(stage)
    _known(stage)


def _family(stage: Stage) -> Family:
    return stage.person("couple", unique_name=True).family


def _watch(stage: Stage, family: Family, kind: str, **more: Any) -> None:
    row: dict[str, Any] = {"monitor_kind": kind, "monitored_from": SINCE, "monitored_to": None}
    register(stage.world, family, "已脱贫", exit_year=2017, **(row | more))


def _calm(stage: Stage) -> None:
    for more, why in (
        ({"monitored_to": date(2020, 3, 31)}, "风险已消除"),
        ({"exit_status": "稳定脱贫"}, "已稳定脱贫"),
        ({"monitored_from": date(2020, 4, 18)}, "十几天前才纳入监测"),
    ):  # fmt: skip
        family = _family(stage)
        _watch(stage, family, "边缘易致贫", **more)
        _silent(stage, family, why)


def _known(stage: Stage) -> None:
    insured = stage.household("couple").head.person.family
    answered, moved = _family(stage), _family(stage)
    refuse(stage, answered.members[1])
    for person in moved.members:
        move_out(person, date(2020, 1, 20))
    helped = stage.applicant("couple")
    grant(stage.world, helped.members[1], "支出型", date(2019, 12, 2), 2400)
    for family, why in ((insured, "全家在低保名册上"), (answered, "妻子申请过已答复"), (moved, "全家户口已迁出"),
                        (helped, "去年冬天给过临时救助")):  # fmt: skip
        _watch(stage, family, "脱贫不稳定")
        _silent(stage, family, why)


def _silent(stage: Stage, family: Family, why: str) -> None:
    for person in family.members:
        stage.decoy(person, why)
        stage.allow(person, "202", "监测户的低保决定另看")
