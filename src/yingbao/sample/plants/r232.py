"""232 户口已迁出本县仍在低保名册上.

Truth: moved to another province last year, April's roll still has the person.
Decoys: a student whose book moved to the school; moved in the course of this month; moved away and
back, so that another entry has her at home; a member who is listed but not covered.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import move_out
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.household("bachelor").head.person
        move_out(person, date(2019, 6 + turn % 6, 11), "迁往外省")
        stage.truth(person, "户口去年迁出，四月仍在册")
    _student(stage)
    this_month, back = (stage.household("bachelor").head.person for _ in range(2))
    move_out(this_month, date(2020, 4, 10))
    stage.decoy(this_month, "当月才迁出，正在衔接")
    move_out(back, date(2018, 2, 1))
    _at_home_again(stage, back)
    stage.decoy(back, "又迁回来，户籍登记上有正常的一条")


def _student(stage: Stage) -> None:
    family = stage.casting.take("nuclear", lambda family: family.members[2].age() >= 18)
    stage.enrol(family)
    move_out(family.members[2], date(2018, 9, 1), "升学迁入学校集体户")
    stage.decoy(family.members[2], "学生户口迁到学校")


def _at_home_again(stage: Stage, person: Person) -> None:
    stage.add("hukou_person", person, book_no=stage.world.office.book(), head_name=person.name, relation="户主",
              sex=person.sex, birth_date=person.birth, marital=person.marital, hukou_status="正常")  # fmt: skip
