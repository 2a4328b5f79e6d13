"""408 分散供养没有有效协议.

Truth: no agreement while the township's others have one; one that ran out.
Decoys: renewed; without an end; in an institution; new since this month; the
ledger misspells the number.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.lives import misspelt
from yingbao.sample.ordinary.care import agree
from yingbao.sample.stage import Stage

OLD = {"signed_on": date(2019, 1, 5), "expires_on": date(2019, 12, 31)}


def plant(stage: Stage) -> None:
    for turn in stage.times:
        member = _beside_another(stage)
        member.papers["care_agreement"] = OLD if turn % 3 == 1 else None
        stage.truth(member.person, "协议到期没有续签" if turn % 3 == 1 else "没有协议")
    renewed, endless, new = (_beside_another(stage) for _ in range(3))
    stage.add("care_agreement", renewed.person, **agree(stage.world, stage.person("couple"), **OLD))
    stage.decoy(renewed.person, "到期后已续签")
    endless.papers["care_agreement"] = {"expires_on": None}
    stage.decoy(endless.person, "协议没有写期限")
    new.papers["care_agreement"], new.months, new.start_month = None, {4}, date(2020, 4, 1)
    stage.decoy(new.person, "本月新纳入，正在签")
    stage.decoy(stage.in_house().person, "集中供养")
    blurred = _beside_another(stage)
    blurred.papers["care_agreement"] = misspelt(blurred.person)
    stage.decoy(blurred.person, "有协议，台账身份证号写错")


def _beside_another(stage: Stage) -> TekunMember:
    """In a township where somebody has an agreement in order."""
    member = stage.at_home()
    stage.at_home(township=member.person.township)
    return member
