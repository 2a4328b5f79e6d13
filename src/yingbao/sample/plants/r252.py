"""252 停保后仍困难.

Truth: severely disabled, stopped for income, and nobody's register shows any means.
Decoys: gave it up; has a car; draws an employee's pension.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_stopped(stage, "复核收入超过标准"), "重残，停保后没有查到收入财产")
    stage.decoy(_stopped(stage, "本人自愿放弃"), "自愿放弃")
    driver = _stopped(stage, "复核收入超过标准")
    stage.add("vehicle", driver, plate_kind="小型汽车", plate_no="晋E2520", vehicle_type="小型轿车",
              registered_on=date(2018, 5, 1), vehicle_status="正常", usage="非营运",
              inspected_to=date(2021, 5, 1))  # fmt: skip
    stage.decoy(driver, "名下有车")
    retired = _stopped(stage, "复核收入超过标准")
    retired.pension_kind = "企业"
    stage.add("pension", retired, pension_kind="企业", started_on=date(2012, 3, 1), monthly_amount=2600,
              pay_status="正常", period=date(2020, 4, 1))  # fmt: skip
    stage.decoy(retired, "有职工养老金")


def _stopped(stage: Stage, reason: str) -> Person:
    person = stage.person("aged_alone", unique_name=True)
    certify(stage.world, person, "肢体", 1)
    stage.stop(person, reason, 2)
    stage.allow(person, "401", "一人户重残，看得像特困")
    return person
