"""226 低保家庭人均存款证券超线.

Truth: with consent the bank found more than two years' standard a head, in one or two kinds.
Decoys: less; no consent on file; consent signed after the query; a newer query shows little left; a
namesake's money.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        household = stage.household("aged_couple")
        head, wife = (member.person for member in household.members)
        _asset(stage, head, 16000 + 900 * turn)
        _asset(stage, (head, wife)[turn % 2], 17000, asset_kind="定期存款")
        stage.truth(head, "授权查询到存款三万多元", also=(wife.id18,))
    for balance, more, why in (
        (12000, {}, "两口人存款一万二，没有超线"),
        (60000, {"authorised_on": None}, "没有授权书，查询结果不能用"),
        (60000, {"authorised_on": date(2020, 4, 20)}, "授权书签在查询以后"),
    ):  # fmt: skip
        person = stage.household("aged_couple").head.person
        _asset(stage, person, balance, **more)
        stage.decoy(person, why)
    _spent(stage)
    _namesake(stage)


def _asset(stage: Stage, person: Person, balance: int, **more: Any) -> None:
    row = {"asset_kind": "活期存款", "balance": balance, "as_of": date(2020, 3, 31),
           "authorised_on": date(2020, 1, 6)}  # fmt: skip
    stage.add("bank_asset", person, **(row | more))


def _spent(stage: Stage) -> None:
    person = stage.household("aged_couple").head.person
    _asset(stage, person, 58000, as_of=date(2020, 1, 31))
    _asset(stage, person, 2300)
    stage.decoy(person, "最近一次查询只剩两千多元")


def _namesake(stage: Stage) -> None:
    person, other = stage.household("aged_couple").head.person, stage.person("couple")
    other.name = person.name
    _asset(stage, other, 88000)
    stage.decoy(person, "存款是同名的另一人的")
