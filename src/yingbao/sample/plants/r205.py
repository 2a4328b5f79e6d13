"""205 单人户老人没有低保、特困.

Truth: an old widow alone in her book, on no roll, no pension but the residents'.
Decoys: an employee's pension; on dibao; on tekun; a son in her book; a car; a home; married again;
the husband in another book; refused in writing; moved away; dead.
Old people whom other scenes leave alone are told of by `balance`.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury, move_out, refuse
from yingbao.sample.ordinary.assets import home, vehicle
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_alone(stage), "一人一个户口簿，没有职工养老金和工资，没有低保特困")
    _provided(stage)
    _owning(stage)
    _not_alone(stage)
    _gone_or_answered(stage)


def _alone(stage: Stage, sex: str = "男女") -> Person:
    names = stage.world.names
    person = stage.casting.take(
        "aged_alone", lambda family: family.head.sex in sex and names[family.head.name] == 1
    ).head
    person.marital = "丧偶"
    return person


def _provided(stage: Stage) -> None:
    retired = _alone(stage)
    retired.pension_kind = "企业"
    stage.add("pension", retired, pension_kind="企业", started_on=date(2012, 3, 1), monthly_amount=2600,
              pay_status="正常", period=date(2020, 4, 1))  # fmt: skip
    stage.decoy(retired, "有职工养老金")
    stage.decoy(stage.household("aged_alone").head.person, "已享受低保")
    stage.decoy(stage.tekun().person, "已享受特困供养")


def _owning(stage: Stage) -> None:
    driver, owner = _alone(stage), _alone(stage)
    vehicle(stage.world, driver, "小型轿车", date(2016, 5, 8))
    home(stage.world, owner, 110, date(2014, 6, 6))
    stage.decoy(driver, "名下有车")
    stage.decoy(owner, "名下有商品房")


def _not_alone(stage: Stage) -> None:
    mother, wife = _alone(stage), _alone(stage)
    stage.world.settler.join(mother.family, "子女", "男", 38, "未婚")
    stage.decoy(mother, "儿子在同一户口簿")
    groom, bride = (_alone(stage, sex) for sex in "男女")
    stage.add("marriage", groom, spouse_name=bride.name, spouse_id_number=bride.id18, kind="结婚",
              registered_on=date(2017, 10, 9))  # fmt: skip
    for person in (groom, bride):
        stage.decoy(person, "已再婚，配偶有扶养义务")
    wife.marital = "已婚"
    stage.decoy(wife, "丈夫在另一户口簿")


def _gone_or_answered(stage: Stage) -> None:
    refused, moved, dead = (_alone(stage) for _ in range(3))
    refuse(stage, refused)
    move_out(moved, date(2019, 8, 1))
    bury(stage, dead, date(2020, 1, 15))
    for person, why in ((refused, "申请过已书面答复"), (moved, "户口已迁出"), (dead, "已死亡")):
        stage.decoy(person, why)
