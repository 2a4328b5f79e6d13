"""450 特困基本生活费低于标准.

Truth: the roll writes five hundred where the standard is 585.
Decoys: the standard itself; in a home, where the home is paid.
"""

from __future__ import annotations

from yingbao.sample.aid import TekunMember
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        member = _at_home(stage)
        member.written["living"] = 500
        stage.truth(member.person, "基本生活费500元，标准585元")
    stage.decoy(_at_home(stage).person, "按标准发")
    central = stage.tekun()
    central.mode, central.institution = "集中", "沁水县中心敬老院"
    stage.decoy(central.person, "集中供养，钱发到机构")


def _at_home(stage: Stage) -> TekunMember:
    member = stage.tekun()
    member.mode, member.institution, member.holder = "分散", "", member.person.name
    member.account = stage.world.office.card()
    return member
