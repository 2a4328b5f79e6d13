"""214 名册内重复.

Truth: the same number stands in two households of the same month, in March and April alike;
or one family holds a certificate in each of two townships.
Decoy: moved to another township and got a new certificate; the old one ends a month later.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import Member
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        own, other = (
            stage.household("aged_couple", layout="roster" if turn % 2 else "any"),
            stage.household("couple"),
        )
        twice = own.members[1].person
        other.members.append(Member(twice, "其他", 30))
        stage.truth(twice, "同月在两户名册中")
        stage.allow(twice, "233", "第二户把她写成“其他”")
    _two_certificates(stage)
    _moved_with_a_month_of_overlap(stage)


def _two_certificates(stage: Stage) -> None:
    """The same family with a certificate in each of two townships, for years."""
    first = stage.household("aged_alone")
    second = stage.enrol(first.head.person.family)
    second.township = "郑庄镇" if first.place[0] != "郑庄镇" else "中村镇"
    stage.truth(first.head.person, "两个乡镇各有一个低保证")


def _moved_with_a_month_of_overlap(stage: Stage) -> None:
    old = stage.household("aged_alone")
    person = old.head.person
    new = stage.enrol(person.family)
    new.township = "中村镇" if person.township != "中村镇" else "端氏镇"
    new.months, new.start_month = {4}, date(2020, 4, 1)
    stage.stop(person, f"户籍迁移，转由{new.township}重新发证", 5, kind="变更")
    stage.decoy(person, "迁移换证，两证只重叠一个月")
