"""314 干部和近亲属得临时救助.

Truth: a cadre, a cadre's mother, a teacher on the payroll got aid that the township alone approved.
Decoys: the county approved; out of office by then; a cousin; the relation is registered; the fire
is in the fire brigade's book.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary import work
from yingbao.sample.ordinary.cadres import POSTS, appoint, declare
from yingbao.sample.ordinary.emergencies import accident, grant
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ON = date(2020, 3, 3)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person, why = (_cadre, _mother, _teacher)[turn % 3](stage)
        _grant(stage, person, turn)
        stage.truth(person, why)
    _looked_at_twice(stage)
    _no_insiders(stage)


def _grant(stage: Stage, person: Person, turn: int = 0, by: str = "乡级") -> None:
    grant(
        stage.world,
        person,
        "急难型",
        ON + timedelta(days=turn % 20),
        1810 + 10 * turn,
        approval_level=by,
    )


def _cadre(stage: Stage, until: date | None = None) -> tuple[Person, str]:
    person = stage.applicant("nuclear").head
    appoint(stage.world, person, POSTS[1], until=until)
    return person, "村委会委员本人"


def _mother(stage: Stage, relation: str = "父母") -> tuple[Person, str]:
    person = stage.applicant("aged_alone").head
    declare(stage.world, _cadre(stage)[0], person, relation)
    stage.allow(person, "205", "老人独居，只有临时救助")
    return person, f"村干部申报的{relation}"


def _teacher(stage: Stage) -> tuple[Person, str]:
    person = stage.applicant("couple").head
    work.appoint(stage.world, person, work.OFFICES[0], 5200)
    return person, "在编人员"


def _looked_at_twice(stage: Stage) -> None:
    county, registered, burnt = _cadre(stage)[0], _mother(stage)[0], _cadre(stage)[0]
    _grant(stage, county, by="县级")
    stage.decoy(county, "县级审批")
    stage.add("kin_register", registered, cadre_name="张三", cadre_id_number=None, relation="父母",
              registered_on=date(2020, 2, 20), county_visited_on=date(2020, 2, 26))  # fmt: skip
    _grant(stage, registered)
    stage.decoy(registered, "近亲属已备案，县里看过")
    accident(stage.world, burnt, "火灾", ON - timedelta(days=3), "房屋毁损", loss=30000)
    _grant(stage, burnt)
    stage.decoy(burnt, "消防有火灾记录")


def _no_insiders(stage: Stage) -> None:
    left, cousin = _cadre(stage, until=date(2019, 12, 31))[0], _mother(stage, "表兄弟")[0]
    for person, why in ((left, "当时已经离任"), (cousin, "表亲不是近亲属")):
        _grant(stage, person)
        stage.decoy(person, why)
