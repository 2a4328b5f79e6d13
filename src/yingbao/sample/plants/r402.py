"""402 特困人员登记上有成年子女或配偶.

Truth: a grown son in the same book; a spouse by the marriage register.
Decoys: the son is dead, in prison, severely disabled, a minor, a student; it is a nephew; they
divorced again.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury, lock_up
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for turn in stage.times:
        if turn % 3 == 2:
            stage.truth(_married(stage), "2018年登记结婚，配偶四五十岁")
        else:
            stage.truth(_with_kin(stage, 41)[0], "户口簿上有成年儿子")
    _cannot(stage)
    _young(stage)
    _others(stage)


def _with_kin(stage: Stage, age: int, relation: str = "子女") -> tuple[Person, Person]:
    family = stage.family("aged_alone")
    kin = stage.world.settler.join(family, relation, "男", age, "未婚")
    kin.is_taken = True
    return stage.enrol_tekun(family).person, kin


def _married(stage: Stage) -> Person:
    person, spouse = stage.tekun().person, stage.person("bachelor")
    stage.add("marriage", person, spouse_name=spouse.name, spouse_id_number=spouse.id18, kind="结婚",
              registered_on=date(2018, 5, 20))  # fmt: skip
    return person


def _cannot(stage: Stage) -> None:
    person, dead = _with_kin(stage, 44)
    bury(stage, dead, date(2019, 8, 2))
    stage.decoy(person, "儿子已死亡")
    person, jailed = _with_kin(stage, 44)
    lock_up(stage, jailed, date(2018, 9, 3))
    stage.decoy(person, "儿子在服刑")
    person, disabled = _with_kin(stage, 44)
    certify(stage.world, disabled, "肢体", 1)
    stage.allow(disabled, "203", "同住的儿子重残，没有单独纳入")
    stage.decoy(person, "儿子重残，没有履行义务能力")


def _young(stage: Stage) -> None:
    stage.decoy(_with_kin(stage, 15)[0], "孩子未成年")
    person, student = _with_kin(stage, 19)
    stage.add("student", student, student_no=f"G{student.id18}", school="晋城职业技术学院", stage="大专",
              grade="2年级", study_status="在读", guardian_name=person.name)  # fmt: skip
    stage.decoy(person, "孩子在上大专")


def _others(stage: Stage) -> None:
    stage.decoy(_with_kin(stage, 41, "其他")[0], "同簿的是侄子")
    person = _married(stage)
    spouse = stage.world.rows["marriage"][-1]
    stage.add("marriage", person, spouse_name=spouse["spouse_name"], spouse_id_number=spouse["spouse_id_number"],
              kind="离婚", registered_on=date(2019, 9, 9))  # fmt: skip
    stage.decoy(person, "又登记离婚")
