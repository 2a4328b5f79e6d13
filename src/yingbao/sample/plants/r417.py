"""417 特困和孤儿保障全额重复.

Truth: a child on the tekun roll who also draws the whole orphan's allowance.
Decoys: only the difference is paid; passed to the allowance this month.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.children import orphan
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        child = orphan(stage, range(7, 15)).person
        _draw(stage, child, "孤儿")
        stage.truth(child, "特困和孤儿基本生活费全额重复")
    for change, why in (({"is_difference": True, "amount": 300}, "事实无人抚养按补差发放"),
                        ({"started_on": date(2020, 4, 1)}, "本月刚转为儿童保障")):  # fmt: skip
        child = orphan(stage, range(7, 15)).person
        _draw(stage, child, "事实无人抚养", **change)
        stage.decoy(child, why)


def _draw(stage: Stage, child: Person, kind: str, **more: object) -> None:
    row = {"child_kind": kind, "amount": 1000, "is_difference": False, "started_on": date(2019, 1, 1),
           "period": date(2020, 4, 1)}  # fmt: skip
    stage.add("child_allowance", child, **(row | more))
