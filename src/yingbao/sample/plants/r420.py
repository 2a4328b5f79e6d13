"""420 未成年人到年龄就停了.

Truth: an orphan of sixteen at school, stopped in April by a decision or without a word; one of
fifteen.
Decoys: eighteen and at no school; adopted; passed to the orphan's allowance; moved away.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.children import orphan
from yingbao.sample.lives import move_out
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        member = _cut(stage, range(15, 16) if turn % 3 == 2 else range(16, 18))
        if turn % 3 == 1:
            stage.stop(member.person, "年满16周岁", 4, programme="特困")
        stage.truth(member.person, "不满16周岁" if turn % 3 == 2 else "满16周岁仍在上学")
    stage.decoy(_cut(stage, range(18, 20)).person, "已满十八，没有上学")
    adopted, allowed, moved = (_cut(stage, range(16, 18)) for _ in range(3))
    stage.stop(adopted.person, "被亲属收养", 4, programme="特困")
    stage.decoy(adopted.person, "被亲属收养")
    stage.add("child_allowance", allowed.person, child_kind="孤儿", amount=1000, is_difference=False,
              started_on=date(2020, 4, 1), period=date(2020, 4, 1))  # fmt: skip
    stage.decoy(allowed.person, "转为孤儿保障")
    move_out(moved.person, date(2020, 3, 20))
    stage.decoy(moved.person, "户口已迁走")


def _cut(stage: Stage, ages: range) -> TekunMember:
    """On the roll to March; somebody else of the township is still on it in April."""
    member = orphan(stage, ages)
    stage.at_home(township=member.person.township)
    member.months = {1, 2, 3}
    return member
