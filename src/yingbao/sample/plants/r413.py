"""413 不能自理又在家，没有征求过意愿.

Truth: fully dependent, at home, no wish on file while the township's others have one.
Decoys: signed that he stays at home (which is his right); in an institution; half dependent; the
wish is under a misspelt number.
"""

from __future__ import annotations

from yingbao.sample.aid import TekunMember
from yingbao.sample.lives import misspelt
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_unasked(stage).person, "完全失能，在家，没有意愿书")
    asked = stage.at_home()
    asked.ability = "全护理"
    stage.decoy(asked.person, "书面表示愿意在家")
    able = _unasked(stage)
    able.ability = "半护理"
    stage.decoy(able.person, "部分丧失自理能力")
    blurred = _unasked(stage)
    blurred.papers["support_wish"] = misspelt(blurred.person)
    stage.decoy(blurred.person, "有意愿书，身份证号写错")
    house = stage.in_house()
    house.ability, house.papers["support_wish"] = "全护理", None
    stage.decoy(house.person, "已经集中供养")


def _unasked(stage: Stage) -> TekunMember:
    member = stage.at_home()
    stage.at_home(township=member.person.township)
    member.ability, member.papers["support_wish"] = "全护理", None
    return member
