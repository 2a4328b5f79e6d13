"""220 两套房或新购商品房.

Truth: two homes in force; or a flat bought last year.
Decoys: an old home and a resettlement flat; an inherited share; the old home's right cancelled
when the new one was built; a couple's one home held jointly (two owners in one cell); two small
houses under the area a head; a namesake's homes.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import Member
from yingbao.sample.ordinary.assets import home
from yingbao.sample.stage import Stage

OLD = date(2006, 8, 1)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.household("couple").members[turn % 2].person
        if turn % 2:
            home(stage.world, person, 118, date(2019, 6, 18))
            stage.truth(person, "2019年新购商品房")
        else:
            home(stage.world, person, 96, OLD)
            home(stage.world, person, 104, date(2012, 3, 5))
            stage.truth(person, "名下两套住宅")
    _resettled(stage)
    _inherited(stage)
    _rebuilt(stage)
    _joint(stage)
    _small(stage)
    _namesake(stage)


def _adult(member: Member) -> bool:
    return member.person.age() >= 25


def _resettled(stage: Stage) -> None:
    for nature in ("易地扶贫搬迁安置房", "农村危房改造", "保障性安置房"):
        person = stage.bystander(_adult).person
        home(stage.world, person, 70, OLD, "自建房")
        home(stage.world, person, 75, date(2018, 12, 1), nature)
        stage.decoy(person, f"一套自建房，一套{nature}")


def _inherited(stage: Stage) -> None:
    person = stage.bystander(_adult).person
    home(stage.world, person, 60, OLD, "自建房")
    home(stage.world, person, 20, date(2015, 6, 6), "自建房", share_kind="按份共有（继承）")
    stage.decoy(person, "第二处是继承的份额")


def _rebuilt(stage: Stage) -> None:
    person = stage.bystander(_adult).person
    home(stage.world, person, 60, OLD, "自建房", right_status="注销")
    home(stage.world, person, 80, date(2014, 5, 5), "自建房")
    stage.decoy(person, "旧房权利已注销，一户一宅")


def _joint(stage: Stage) -> None:
    household = stage.household("aged_couple")
    husband, wife = (member.person for member in household.members)
    home(stage.world, husband, 88, OLD, "自建房", share_kind="共同共有", name=f"{husband.name}、{wife.name}",
         id_number=f"{husband.id18}、{wife.id18}")  # fmt: skip
    for person in (husband, wife):
        stage.decoy(person, "夫妻共有同一套")


def _small(stage: Stage) -> None:
    person = stage.household("three").head.person
    home(stage.world, person, 38, OLD, "自建房")
    home(stage.world, person, 34, date(2009, 9, 9), "自建房")
    stage.decoy(person, "两处小房，人均面积很小")


def _namesake(stage: Stage) -> None:
    person, other = stage.bystander(_adult).person, stage.person("couple")
    other.name = person.name
    home(stage.world, other, 120, date(2019, 9, 1))
    stage.decoy(person, "权利人是同名的另一人")
