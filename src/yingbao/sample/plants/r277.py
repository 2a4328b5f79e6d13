"""277 超龄儿童生活费.

Truth: nineteen, at no school, still on the list of children.
Decoys: nineteen and at school; seventeen.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_child(stage, 19), "已满18岁，学籍没有")
    student = _child(stage, 19)
    stage.add("student", student, student_no=f"G{student.id18}", school="县职业中学", stage="高中",
              grade="3年级", study_status="在读", guardian_name=student.family.head.name)  # fmt: skip
    stage.decoy(student, "还在上学")
    stage.decoy(_child(stage, 17), "还没有成年")


def _child(stage: Stage, age: int) -> Person:
    family = stage.person("aged_couple", unique_name=True).family
    child = stage.world.settler.join(family, "孙子女", "女", age, "未婚")
    stage.add("child_allowance", child, child_kind="孤儿", amount=900, is_difference=False,
              guardian_name=family.head.name, guardian_id_number=family.head.id18,
              started_on=date(2015, 1, 1), period=date(2020, 4, 1))  # fmt: skip
    return child
