"""Pupils and students."""

from __future__ import annotations

from yingbao.sample.people import Person
from yingbao.sample.world import World

STAGES = ((6, "小学", "中心小学"), (12, "初中", "初级中学"), (15, "高中", "沁水县第二中学"))


def fill(world: World) -> None:
    for family in world.families:
        for person in family.members:
            if 6 <= person.age() < 18 and person.is_alive:
                _enter(world, person)


def _enter(world: World, person: Person) -> None:
    age = person.age()
    start, stage, school = next(entry for entry in reversed(STAGES) if age >= entry[0])
    name = school if school.startswith("沁水") else f"{person.township}{school}"
    world.add("student", person, student_no=f"G{person.id18}", school=name, stage=stage,
              grade=f"{min(age - start + 1, 6)}年级", study_status="在读", aid_kind=None,
              guardian_name=person.family.head.name)  # fmt: skip
