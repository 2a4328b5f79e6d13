"""401 像是符合特困条件.

Truth: never married, alone in the book, on dibao as a household of one, old or with a listed card;
or with a listed card and on no roll at all (203's as well).
Decoys: widowed; a son collects the money; applied for tekun and was refused; on the tekun roll; a
brother in the book; a card that counts only from 2021.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.people import Family, Person
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for turn in stage.times:
        (_old_on_dibao, _disabled_on_dibao, _disabled_on_nothing)[turn % 3](stage)
    _answered(stage)
    _has_somebody(stage)
    _not_listed(stage)


def _single(stage: Stage, family: Family) -> DibaoHousehold:
    """A household of one who never married."""
    household = stage.enrol(family)
    household.head.person.marital = "未婚"
    return household


def _bachelor(stage: Stage, kind: str, level: int) -> Person:
    """The card comes first: class and supplement follow from it."""
    person = stage.person("bachelor", unique_name=True)
    certify(stage.world, person, kind, level)
    person.marital = "未婚"
    return person


def _old_on_dibao(stage: Stage) -> None:
    household = _single(stage, stage.family("aged_alone"))
    stage.truth(household.head.person, "未婚老人单人享受低保，没有子女配偶")


def _disabled_on_dibao(stage: Stage) -> None:
    person = _bachelor(stage, "智力", 2)
    stage.enrol(person.family)
    stage.truth(person, "智力二级，未婚，单人享受低保")


def _disabled_on_nothing(stage: Stage) -> None:
    person = _bachelor(stage, "精神", 1)
    stage.truth(person, "精神一级，未婚，单人一本户口簿，没有任何救助")
    stage.truth(person, "精神一级，未纳入也未筛查", rule="203")


def _answered(stage: Stage) -> None:
    household = _single(stage, stage.family("aged_alone"))
    apply(stage.world, household.head.person, date(2019, 12, 2), "不予批准", programme="特困",
          reasons="有义务人，已书面告知")  # fmt: skip
    stage.decoy(household.head.person, "申请过特困，已书面告知不予批准")
    stage.decoy(stage.tekun().person, "已享受特困供养")


def _has_somebody(stage: Stage) -> None:
    stage.decoy(stage.household("aged_alone").head.person, "丧偶，子女另有户口簿")
    household = _single(stage, stage.family("aged_alone"))
    stage.add("account_custody", household.head.person, account=household.account, keeper_name=household.holder,
              relation="儿子", reason="行动不便", registered_on=date(2019, 3, 5))  # fmt: skip
    stage.decoy(household.head.person, "儿子代领，有子女")
    family = stage.family("aged_alone")
    stage.world.settler.join(family, "兄弟姐妹", "男", 63, "未婚").is_taken = True
    stage.decoy(_single(stage, family).head.person, "与兄弟同住一本户口簿")


def _not_listed(stage: Stage) -> None:
    person = _bachelor(stage, "肢体", 2)
    stage.enrol(person.family)
    stage.decoy(person, "肢体二级2021年7月起才在列")
