"""254 在读成年子女被停.

Truth: stopped for being eighteen, still at school.
Decoys: left school; stopped for income.
"""

from __future__ import annotations

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_stopped(stage, "已年满18周岁", "在读"), "还在上大学，以成年为由停保")
    stage.decoy(_stopped(stage, "已年满18周岁", "毕业"), "已经毕业")
    stage.decoy(_stopped(stage, "家庭收入超过标准", "在读"), "不是因为成年停的")


def _stopped(stage: Stage, reason: str, status: str) -> Person:
    family = stage.person("bachelor", unique_name=True).family
    child = stage.world.settler.join(family, "子女", "女", 19, "未婚")
    stage.add("student", child, student_no=f"G{child.id18}", school="晋城职业技术学院", stage="高等教育",
              grade="1年级", study_status=status, guardian_name=family.head.name)  # fmt: skip
    stage.stop(child, reason, 3)
    return child
