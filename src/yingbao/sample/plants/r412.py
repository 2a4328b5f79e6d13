"""412 愿意集中供养还没有入住.

Truth: signed in January that she would go to an institution, beds are free, still at home.
Decoys: changed her mind in writing; signed only this month; on the house's list already; in
hospital now.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.ordinary.care import reside
from yingbao.sample.ordinary.health import bill
from yingbao.sample.stage import Stage
from yingbao.sample.support import INSTITUTIONS


def plant(stage: Stage) -> None:
    for turn in stage.times:
        stage.truth(_willing(stage, date(2020, 1, 6 + turn % 20)).person, "一月表示愿意集中供养")
    changed = _willing(stage)
    stage.add("support_wish", changed.person, wish_mode="分散", signed_on=date(2020, 3, 3), signer="本人",
              reason="想留在家里")  # fmt: skip
    stage.decoy(changed.person, "后来书面表示愿意在家")
    stage.decoy(_willing(stage, date(2020, 4, 20)).person, "才表示十天")
    moved = _willing(stage)
    stage.add("institution_resident", moved.person,
              **(reside(moved) | {"institution": INSTITUTIONS[0], "admitted_on": date(2020, 4, 20)}))  # fmt: skip
    stage.decoy(moved.person, "已经入住，名册还没有改")
    _ill(stage)


def _willing(stage: Stage, on: date = date(2020, 1, 10)) -> TekunMember:
    member = stage.at_home()
    member.papers["support_wish"] = {"wish_mode": "集中", "signed_on": on}
    return member


def _ill(stage: Stage) -> None:
    member = _willing(stage)
    bill(stage.world, member.person, date(2020, 4, 25), 300, "肺炎")
    stage.world.rows["medical_bill"][-1]["admitted_on"] = date(2020, 4, 25)
    stage.decoy(member.person, "正在住院")
