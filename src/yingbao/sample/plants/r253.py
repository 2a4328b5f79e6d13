"""253 新生儿未加入.

Truth: a child of one year in the book of a dibao household, not on the roll.
Decoys: the child is seven; the child is on the roll.
"""

from __future__ import annotations

from yingbao.sample.aid import Member
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        family = stage.household("couple").head.person.family
        child = stage.world.settler.join(family, "子女", "女", 1, "未婚")
        stage.truth(child, "一岁，户口在低保家庭簿上，名册没有")
        stage.allow(family.head, "210", "名册上少一个孩子")
    older = stage.household("couple").head.person.family
    child = stage.world.settler.join(older, "子女", "男", 7, "未婚")
    stage.decoy(child, "不是新生儿")
    household = stage.household("couple")
    child = stage.world.settler.join(household.head.person.family, "子女", "男", 1, "未婚")
    household.members.append(Member(child, "子女"))
    stage.decoy(child, "已在名册上")
