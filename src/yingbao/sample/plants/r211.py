"""211 单人保没有重残重病的依据或收入超线.

Truth: covered alone without any certificate or illness; severely disabled, but the family earns
more than one and a half standards a head.
Decoys: severely disabled; on the register of serious illness; the whole family covered.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_single(stage).head.person, "单人保，没有重残重病的记录")
    _well_off(stage)
    severe, ill = _single(stage), _single(stage)
    certify(stage.world, severe.head.person, "肢体", 1)
    stage.add("illness_record", ill.head.person, illness="终末期肾病", confirmed_on=date(2018, 6, 4),
              hospital="沁水县人民医院", outcome="治疗中")  # fmt: skip
    whole = stage.household("couple", layout="sheets")
    for household, why in (
        (severe, "重度残疾"), (ill, "大病登记在册"), (whole, "整户保"),
    ):  # fmt: skip
        for member in household.members:
            stage.decoy(member.person, why)


def _single(stage: Stage, income: int = 300) -> DibaoHousehold:
    """A couple of which only the head is covered."""
    household = stage.household("couple", layout="sheets")
    household.cover_type = "单人"
    household.members[0].monthly_income, household.members[1].monthly_income = 0, income
    household.members[1].covered = False
    return household


def _well_off(stage: Stage) -> None:
    household = _single(stage, income=1500)
    person = household.head.person
    certify(stage.world, person, "肢体", 1)
    household.written["monthly_amount"] = 450
    stage.truth(person, "重度残疾，但家庭人均收入超过低保标准1.5倍")
