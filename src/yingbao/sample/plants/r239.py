"""239 近亲属未备案.

Truth: a cadre in office declared a near relative who is on the roll, or shares the hukou book with
one, and the register of near kin does not have them.
Decoys: registered; same surname and village only; a cousin; the cadre left office.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.cadres import POSTS, appoint, declare
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

RELATIONS = ("父母", "兄弟姐妹", "祖父母")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        if turn % 4 == 3:
            _same_book(stage)
        else:
            kin = _declared(stage, RELATIONS[turn % 3])
            stage.truth(kin, f"村干部的{RELATIONS[turn % 3]}，未备案")
    _same_book(stage)
    _registered(stage)
    _only_a_surname(stage)
    _distant(stage)
    _left_office(stage)


def _cadre(stage: Stage, until: date | None = None) -> Person:
    cadre = stage.person("nuclear")
    appoint(stage.world, cadre, POSTS[0], until=until)
    return cadre


def _declared(stage: Stage, relation: str, until: date | None = None) -> Person:
    kin = stage.household("aged_alone").head.person
    declare(stage.world, _cadre(stage, until), kin, relation, receives=True)
    return kin


def _same_book(stage: Stage) -> None:
    """The cadre's own father stands in his book and on the roll alone."""
    family = stage.casting.take("three")
    appoint(stage.world, family.head, POSTS[1])
    household = stage.enrol(family)
    father = next(member for member in household.members if member.relation == "父母")
    father.relation = "户主"
    household.members = [father]
    household.holder = father.person.name
    stage.truth(father.person, "与村干部同户口簿的父亲，未备案")


def _registered(stage: Stage) -> None:
    kin = stage.household("aged_alone").head.person
    cadre = _cadre(stage)
    declare(stage.world, cadre, kin, "父母", receives=True)
    stage.add("kin_register", kin, cadre_name=cadre.name, cadre_id_number=cadre.id18, relation="父母",
              registered_on=date(2019, 9, 3), county_visited_on=date(2019, 9, 20))  # fmt: skip
    stage.decoy(kin, "已备案并经县级入户")


def _only_a_surname(stage: Stage) -> None:
    person = stage.household("aged_alone").head.person
    cadre = stage.casting.take(
        "nuclear", lambda family: family.village is person.family.village
    ).head
    cadre.name = person.name[0] + cadre.name[-1]
    appoint(stage.world, cadre, POSTS[0])
    stage.decoy(person, "与村干部同村同姓，没有亲属申报")


def _distant(stage: Stage) -> None:
    for relation in ("堂兄", "外甥"):
        stage.decoy(_declared(stage, relation), f"{relation}不属近亲属")


def _left_office(stage: Stage) -> None:
    kin = _declared(stage, "父母", until=date(2018, 12, 31))
    stage.decoy(kin, "干部已于2018年离任")
