"""219 家庭成员有车.

Truth: a car, a heavy truck or a digger in normal state, the owner any member of the household.
Decoys: motorcycles and farm tricycles; a walking tractor; a car for the disabled; transferred
away, cancelled, stolen, written off by force; not inspected for years; a namesake's car; the car
of a married-out child who still stands in the hukou book but not in the household.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import Member
from yingbao.sample.ordinary.assets import vehicle
from yingbao.sample.stage import Stage

CARS = ("小型轿车", "重型自卸货车", "轮式挖掘机械", "小型越野客车")
HARMLESS = (
    ("普通二轮摩托车", "正常", "非营运"), ("普通正三轮摩托车", "正常", "非营运"), ("电动三轮车", "正常", "非营运"),
    ("手扶拖拉机", "正常", "农业"), ("残疾人专用汽车", "正常", "残疾人自用"), ("小型轿车", "转出", "非营运"),
    ("小型轿车", "注销", "非营运"), ("小型轿车", "被盗抢", "非营运"), ("小型普通客车", "强制注销", "非营运"),
)  # fmt: skip


def plant(stage: Stage) -> None:
    for turn in stage.times:
        member = stage.household("couple").members[turn % 2]
        vehicle(stage.world, member.person, CARS[turn % 4], date(2016, 1 + turn % 9, 8))
        stage.truth(member.person, f"{CARS[turn % 4]}，状态正常")
    for kind, status, usage in HARMLESS:
        member = stage.bystander(_adult)
        vehicle(stage.world, member.person, kind, date(2011, 5, 6), status, usage=usage)
        stage.decoy(member.person, f"{kind}，{status}")
    _wreck(stage)
    _namesake(stage)
    _married_out(stage)


def _adult(member: Member) -> bool:
    return member.person.age() >= 20


def _wreck(stage: Stage) -> None:
    person = stage.bystander(_adult).person
    vehicle(stage.world, person, "小型普通客车", date(2003, 4, 1), "逾期未检验",
            inspected_to=date(2012, 4, 30), scrap_on=date(2018, 4, 1))  # fmt: skip
    stage.decoy(person, "逾期未检验多年，已过强制报废期")


def _namesake(stage: Stage) -> None:
    person, other = stage.bystander(_adult).person, stage.person("couple")
    other.name = person.name
    vehicle(stage.world, other, "小型轿车", date(2018, 3, 3))
    stage.decoy(person, "车主是同名的另一人")


def _married_out(stage: Stage) -> None:
    family = stage.casting.take("nuclear")
    child = family.members[2]
    household = stage.enrol(family)
    household.members = [m for m in household.members if m.person is not child]
    child.marital = "已婚"
    vehicle(stage.world, child, "小型轿车", date(2019, 2, 2))
    stage.decoy(child, "已嫁出的女儿，户口未迁，不是共同生活家庭成员")
    for member in household.members:
        stage.decoy(member.person, "车是已嫁出子女的")
