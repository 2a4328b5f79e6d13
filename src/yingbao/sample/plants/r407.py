"""407 照料护理费低于本档次标准.

Truth: the roll's care sum is below the tier's standard, or nothing.
Decoys: paid on a line of its own; in an institution; as the standard says.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.stage import Stage

SHORT = (("半护理", 50), ("全护理", 240), ("全自理", 0))


def plant(stage: Stage) -> None:
    for turn in stage.times:
        ability, paid = SHORT[turn % 3]
        stage.truth(_paid(stage.at_home(), ability, paid).person, f"{ability}，每月只有{paid}元")
    apart = _paid(stage.at_home(), "半护理", 0)
    _own_line(stage, apart, 240)
    stage.decoy(apart.person, "护理费单独发放")
    stage.decoy(_paid(stage.in_house(), "全护理", 0).person, "集中供养，由机构统一支付")
    stage.decoy(_paid(stage.at_home(), "全护理", 480).person, "与标准一致")


def _paid(member: TekunMember, ability: str, care: int) -> TekunMember:
    member.ability, member.written["care_amount"] = ability, care
    return member


def _own_line(stage: Stage, member: TekunMember, amount: int) -> None:
    person = member.person
    stage.add("payment", person, item="照料护理补贴", holder_name=member.holder, account=member.account,
              amount=amount, paid_on=date(2020, 4, 15), period=date(2020, 4, 1), pay_status="成功",
              batch_no="HL202004", note=None, failure_reason=None)  # fmt: skip
