"""403 特困人员登记上有收入财产.

Truth: an employee's pension; a car; a second home; a firm.
Decoys: the resident pension; a public-welfare post; a motorcycle; a car written off; one home; a
home given by resettlement; a stall; a cooperative by bulk; a firm closed.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.assets import firm, home, join_cooperative, vehicle
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.tekun().person
        stage.truth(person, (_pensioned, _motored, _housed, _trading)[turn % 4](stage, person))
    _income_that_does_not_count(stage)
    _vehicles(stage)
    _homes(stage)
    _firms(stage)


def _pensioned(stage: Stage, person: Person, status: str = "正常") -> str:
    person.pension_kind = "企业"
    stage.add("pension", person, pension_kind="企业", started_on=date(2012, 3, 1), monthly_amount=2480,
              pay_status=status, period=date(2020, 4, 1))  # fmt: skip
    return "领企业养老金2480元"


def _motored(stage: Stage, person: Person) -> str:
    vehicle(stage.world, person, "小型轿车", date(2017, 6, 8))
    return "小型轿车，状态正常"


def _housed(stage: Stage, person: Person) -> str:
    home(stage.world, person, 60, date(1999, 5, 1), nature="自建房")
    home(stage.world, person, 96, date(2018, 5, 1))
    return "登记住房两套"


def _trading(stage: Stage, person: Person) -> str:
    firm(stage.world, person, "企业", "法定代表人", date(2016, 4, 1))
    return "存续企业的法定代表人"


def _income_that_does_not_count(stage: Stage) -> None:
    stage.decoy(stage.tekun().person, "只有居民养老金")
    person = stage.tekun().person
    _pensioned(stage, person, "终止")
    stage.decoy(person, "企业养老金早已终止")
    person = stage.at_home("bachelor").person
    stage.add("public_post", person, post="护林员", employer=f"{person.township}人民政府", monthly_pay=600,
              started_on=date(2019, 7, 1), ended_on=date(2020, 12, 31))  # fmt: skip
    stage.allow(person, "404", "没有在列的残疾证，同时是404的场景")
    stage.decoy(person, "公益性岗位补贴")


def _vehicles(stage: Stage) -> None:
    for kind, status in (("普通二轮摩托车", "正常"), ("小型轿车", "注销")):
        person = stage.tekun().person
        vehicle(stage.world, person, kind, date(2011, 5, 6), status)
        stage.decoy(person, f"{kind}，{status}")


def _homes(stage: Stage) -> None:
    one, moved = stage.tekun().person, stage.tekun().person
    for person in (one, moved):
        home(stage.world, person, 58, date(1998, 5, 1), nature="自建房")
    home(stage.world, moved, 50, date(2018, 9, 1), nature="易地搬迁安置房")
    stage.decoy(one, "只有一处住房")
    stage.decoy(moved, "另一处是搬迁安置房")


def _firms(stage: Stage) -> None:
    stall, member, closed = (stage.tekun().person for _ in range(3))
    firm(stage.world, stall, "个体工商户", "经营者", date(2015, 4, 1), capital=5000)
    name = f"沁水县{member.village[:-1]}种植专业合作社"
    firm(stage.world, member, "农民专业合作社", "股东", date(2016, 6, 1), entity_name=name)
    join_cooperative(stage.world, member, name)
    firm(stage.world, closed, "企业", "法定代表人", date(2010, 4, 1), "注销")
    for person, why in (
        (stall, "小摊，资金5000元"),
        (member, "合作社普通社员"),
        (closed, "企业已注销"),
    ):
        stage.decoy(person, why)
