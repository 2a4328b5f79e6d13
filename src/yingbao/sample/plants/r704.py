"""704 多户共用账户.

Truth: one account receives the money of four households, with nothing on file.
Decoys: a guardian who is on file for each; a couple with a certificate each; the account of an
institution for its residents (every county has those); parents and a grown son, two households.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        households = _shared(stage, 4)
        for household in households:
            others = tuple(h.head.person.id18 for h in households if h is not household)
            stage.truth(
                household.head.person, "四户共用一个账户，无备案", group=f"704-{turn}", also=others
            )
    _guardian(stage)
    _couple(stage)


def _shared(stage: Stage, count: int) -> list[DibaoHousehold]:
    households = [stage.household("aged_alone") for _ in range(count)]
    for household in households[1:]:
        household.account, household.holder = households[0].account, households[0].holder
    return households


def _guardian(stage: Stage) -> None:
    households = _shared(stage, 3)
    keeper = stage.person("couple")
    for household in households:
        household.holder = keeper.name
        stage.add("account_custody", household.head.person, account=household.account, keeper_name=keeper.name,
                  keeper_id_number=keeper.id18, relation="监护人", reason="本人无民事行为能力",
                  registered_on=date(2019, 3, 5))  # fmt: skip
        stage.decoy(household.head.person, "监护人代领，均已备案")


def _couple(stage: Stage) -> None:
    for household in _shared(stage, 2):
        stage.decoy(household.head.person, "只有两户共用")
