"""240 已备案的近亲属没有县级入户.

Truth: a cadre's relative on the roll is registered, and nobody from the county came.
Decoys: the register has the county's visit; the application ledger has it; the cadre took office
after the approval.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.cadres import POSTS, appoint
from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        kin = stage.household("aged_alone").head.person
        _register(stage, _cadre(stage), kin)
        stage.truth(kin, "已备案，没有县级入户记录")
    visited = stage.household("aged_alone").head.person
    _register(stage, _cadre(stage), visited, visited_on=date(2019, 9, 20))
    stage.decoy(visited, "备案册上有县级入户日期")
    _visited_when_applying(stage)
    _cadre_came_later(stage)


def _cadre(stage: Stage, since: date = date(2011, 12, 1)) -> Person:
    cadre = stage.person("nuclear")
    appoint(stage.world, cadre, POSTS[0], since=since)
    return cadre


def _register(stage: Stage, cadre: Person, kin: Person, visited_on: date | None = None) -> None:
    stage.add("kin_register", kin, cadre_name=cadre.name, cadre_id_number=cadre.id18, relation="父母",
              registered_on=date(2019, 9, 3), county_visited_on=visited_on)  # fmt: skip


def _visited_when_applying(stage: Stage) -> None:
    household = _entered(stage, date(2020, 4, 1))
    household.months, household.last_review_on = {4}, date(2020, 3, 20)
    kin = household.head.person
    row = apply(stage.world, kin, date(2020, 2, 10), "批准")
    row["county_visited_on"] = date(2020, 3, 2)
    _register(stage, _cadre(stage), kin)
    stage.decoy(kin, "审批台账上有县级入户日期")


def _cadre_came_later(stage: Stage) -> None:
    kin = _entered(stage, date(2015, 5, 1)).head.person
    _register(stage, _cadre(stage, since=date(2017, 12, 1)), kin)
    stage.decoy(kin, "批准在先，干部任职在后")


def _entered(stage: Stage, month: date) -> DibaoHousehold:
    """On the roll since that month, and its township's roll says so."""
    household = stage.household("aged_alone", layout="export")
    household.start_month = month
    return household
