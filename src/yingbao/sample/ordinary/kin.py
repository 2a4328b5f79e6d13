"""Old people who are nobody's case live with a grown child in their book."""

from __future__ import annotations

from yingbao.sample.world import World


def fill(world: World) -> None:
    """Before any register, so that the child has a job, a car and papers like everybody."""
    dice = world.dice.child("kin")
    for family in world.families:
        if family.is_free and family.shape == "aged_alone":
            old = family.head
            sex = dice.choice("男女")
            surname = old.name[:-2] if len(old.name) > 2 else old.name[:-1]
            age = max(old.age() - dice.randint(24, 38), 22)
            child = world.settler.join(family, "子女", sex, age, "未婚", surname)
            world.names[child.name] += 1
