"""212 死亡仍在册.

Truth: died months ago by the police or the crematorium, still on April's roll and still paid
(so 710 counts the money too).
Decoys: a namesake's death; a death cancelled by mistake and restored; the dead taken off in time
while the family stays; a crematorium row with a broken number that only shares the name.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury, cremate
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        _dead_and_paid(stage, turn)
    _dead_in_april(stage)
    _namesake_died(stage)
    _restored(stage)
    _taken_off_in_time(stage)
    _broken_cremation(stage)


def _dead_and_paid(stage: Stage, turn: int) -> None:
    household = stage.household("aged_alone")
    person = household.head.person
    died_on = date(2019, 12 - turn % 6, 3 + turn % 25)
    if turn % 3 == 1:  # only the crematorium knows
        cremate(stage, person, died_on)
    else:
        bury(stage, person, died_on, date(2020, 3, 12) if turn % 3 else None)
    stage.truth(person, f"{died_on:%Y-%m}已死亡，4月仍在册")
    stage.truth(person, "死亡后1至4月仍发放", rule="710")


def _dead_in_april(stage: Stage) -> None:
    person = stage.household("aged_alone").head.person
    bury(stage, person, date(2020, 4, 19))
    stage.truth(person, "4月19日死亡，4月仍在册")
    stage.decoy(person, "4月9日发放在死亡之前", rule="710")


def _namesake_died(stage: Stage) -> None:
    alive = stage.household("aged_alone").head.person
    dead = stage.person("aged_alone")
    dead.name, dead.birth = alive.name, alive.birth
    dead.id18 = stage.world.office.identity(alive.birth, dead.sex)
    bury(stage, dead, date(2019, 8, 8))
    stage.decoy(alive, "同名同生日的另一人死亡")


def _restored(stage: Stage) -> None:
    person = stage.household("aged_alone").head.person
    stage.add("death_record", person, died_on=date(2018, 11, 2), cancelled_on=date(2018, 12, 1),
              cancel_reason="误注销，已恢复户口")  # fmt: skip
    stage.decoy(person, "死亡登记有误，户口已恢复")


def _taken_off_in_time(stage: Stage) -> None:
    household = stage.household("aged_couple")
    husband = household.members.pop(0)
    wife = household.head
    wife.relation = "户主"
    household.holder = wife.person.name
    bury(stage, husband.person, date(2019, 10, 6))
    stage.stop(husband.person, "成员死亡", 2, kind="变更")
    stage.decoy(husband.person, "死亡后已核减，不在册")
    stage.decoy(wife.person, "家庭仍在保，只有丈夫死亡")
    stage.decoy(wife.person, "死者已核减，没有多发", rule="710")


def _broken_cremation(stage: Stage) -> None:
    person = stage.household("aged_alone").head.person
    stage.add("cremation", None, name=person.name, id_number="手写不清", sex=person.sex,
              age=person.age() + 9, died_on=date(2019, 9, 9), cremated_on=date(2019, 9, 11),
              death_cause="疾病", township="龙港镇", village="")  # fmt: skip
    stage.decoy(person, "火化登记号码不清，只有同名，年龄相差九岁")
