"""416 特困人员还在领残疾人两项补贴.

Truth: an allowance of April beside the tekun money of April.
Decoys: arrears of the months before; passed to tekun this very month.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for turn in stage.times:
        member = _allowed(stage, ("护理补贴", "生活补贴")[turn % 2], date(2020, 4, 1))
        stage.truth(member.person, "4月同时领供养金和残疾人补贴")
    for period, why in (
        (date(2020, 2, 1), "补发的是纳入以前的"),
        (date(2020, 4, 1), "本月刚转为特困"),
    ):
        new = _allowed(stage, "护理补贴", period)
        new.months, new.start_month = {4}, date(2020, 4, 1)
        stage.decoy(new.person, why)


def _allowed(stage: Stage, kind: str, period: date) -> TekunMember:
    member = stage.at_home()
    held = certify(stage.world, member.person, "肢体", 1)
    stage.add("disability_allowance", member.person, disability_no=held.number, allowance_kind=kind, amount=60,
              started_on=date(2016, 1, 1), period=period)  # fmt: skip
    return member
