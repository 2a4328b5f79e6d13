"""706 干部账户收救助金.

Truth: a village cadre's own account receives aid though no roll names the cadre.
Decoys: the cadre's household is on the roll and registered; the cadre keeps the card for somebody, on
file; the cadre receives another kind of money.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.cadres import POSTS, appoint
from yingbao.sample.people import Person
from yingbao.sample.plants.r708 import pay
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        cadre = _cadre(stage)
        for month in (3, 4) if turn % 2 else (4,):
            pay(stage, cadre, month, 420)
        stage.truth(cadre, "村干部账户收了低保金，不在名册")
        stage.allow(cadre, "708", "不在册收了低保金，也是不在册发放")
    _on_the_roll(stage)
    _keeper(stage)
    other = _cadre(stage)
    pay(stage, other, 4, 268.5, item="耕地地力保护补贴", batch_no="GD20200402")
    stage.decoy(other, "不是救助资金")


def _cadre(stage: Stage) -> Person:
    person = stage.person("nuclear", unique_name=True)
    appoint(stage.world, person, POSTS[1])
    return person


def _on_the_roll(stage: Stage) -> None:
    household = stage.household("aged_alone")
    cadre = household.head.person
    appoint(stage.world, cadre, POSTS[1])
    stage.add("kin_register", cadre, cadre_name=cadre.name, cadre_id_number=cadre.id18, relation="本人",
              registered_on=date(2019, 9, 3), county_visited_on=date(2019, 9, 20))  # fmt: skip
    stage.decoy(cadre, "干部本人在册并已备案")


def _keeper(stage: Stage) -> None:
    household, cadre = stage.household("aged_alone"), _cadre(stage)
    household.written["payment"] = {"holder_name": cadre.name, "id_number": cadre.id18}
    stage.add("account_custody", household.head.person, account=household.account, keeper_name=cadre.name,
              keeper_id_number=cadre.id18, relation="村干部", reason="本人无民事行为能力",
              registered_on=date(2019, 3, 5))  # fmt: skip
    stage.decoy(cadre, "代领已有协议和备案")
