"""404 不到六十岁没有在列的残疾证.

Truth: under sixty, the card is of a level not on the list of that day, or cancelled.
Decoys: a listed card; several disabilities in one; still at school; sixty by now.
"""

from __future__ import annotations

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify

UNLISTED = (("肢体", 2, "正常"), ("智力", 3, "正常"), ("智力", 1, "注销"), ("听力", 1, "正常"))
LISTED = (("肢体", 1), ("精神", 2), ("智力", 1), ("多重", 2))


def plant(stage: Stage) -> None:
    for turn in stage.times:
        kind, level, status = UNLISTED[turn % 4]
        stage.truth(
            _younger(stage, kind, level, status), f"{kind}{level}级（{status}），不在2016年的范围"
        )
    for kind, level in LISTED:
        stage.decoy(_younger(stage, kind, level), f"{kind}{level}级在列")
    person = _younger(stage, "肢体", 3)
    stage.add("student", person, student_no=f"G{person.id18}", school="晋城市特殊教育学校", stage="中职",
              grade="3年级", study_status="在读", guardian_name=person.name)  # fmt: skip
    stage.decoy(person, "还在上学")
    stage.decoy(stage.tekun().person, "已满六十岁，不看残疾证")


def _younger(stage: Stage, kind: str, level: int, status: str = "正常") -> Person:
    member = stage.at_home("bachelor")
    certify(stage.world, member.person, kind, level, status)
    return member.person
