"""203 重度残疾人未筛查.

Truth: certificate of level 1–2 in force, on neither roll, no refusal on file, and the family has
no earnings above one and a half standards a head. (201's severe cases are 203's too.)
Decoys: a spouse with a good wage; an employee's pension; mental level 3, which counts only from
2021; a cancelled certificate; moved, dead; refused in writing; registered as a border household;
on the roll with an unreadable number (planted with 201).
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import bury, move_out, refuse
from yingbao.sample.ordinary.work import EMPLOYERS, OFFICES, appoint, employ
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.support import certify

KINDS = ("肢体", "视力", "听力", "精神")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = _severe(stage, KINDS[turn % 4], 1 + turn % 2)
        stage.truth(person, f"{KINDS[turn % 4]}{1 + turn % 2}级，未纳入也未筛查")
    _earning_families(stage)
    _pensioner(stage)
    _not_severe(stage)
    _gone_or_answered(stage)


def _severe(stage: Stage, kind: str = "肢体", level: int = 1, shape: str = "couple") -> Person:
    person = stage.person(shape, unique_name=True)
    certify(stage.world, person, kind, level)
    return person


def _earning_families(stage: Stage) -> None:
    for turn in range(2):
        person = _severe(stage, shape="nuclear")
        spouse = person.family.members[1]
        if turn:
            appoint(stage.world, spouse, OFFICES[0], 6800)
        else:
            employ(stage.world, spouse, EMPLOYERS[0], 6500)
        stage.decoy(person, "配偶有固定工资，人均超过低保标准1.5倍")


def _pensioner(stage: Stage) -> None:
    person = _severe(stage, shape="aged_couple")
    spouse = person.family.members[1]
    for one, amount in ((person, 3900), (spouse, 2600)):
        one.pension_kind = "企业"
        stage.add("pension", one, pension_kind="企业", started_on=date(2012, 3, 1), monthly_amount=amount,
                  pay_status="正常", period=date(2020, 4, 1))  # fmt: skip
    stage.decoy(person, "夫妻都有企业养老金，人均超过低保标准1.5倍")


def _not_severe(stage: Stage) -> None:
    third = _severe(stage, "智力", 3)
    stage.decoy(third, "智力三级2021年起才算")
    cancelled = stage.person("couple", unique_name=True)
    certify(stage.world, cancelled, "肢体", 1, status="注销")
    stage.decoy(cancelled, "残疾证已注销")


def _gone_or_answered(stage: Stage) -> None:
    moved, dead, refused, border = (_severe(stage) for _ in range(4))
    move_out(moved, date(2018, 8, 1))
    bury(stage, dead, date(2020, 1, 15))
    refuse(stage, refused)
    for person in border.family.members:
        stage.add("lowincome_member", person, kind="低保边缘", relation=person.relation, period=date(2020, 4, 1),
                  per_capita_monthly_income=560, valid_from=date(2019, 12, 1), valid_to=date(2020, 11, 30))  # fmt: skip
    for person, why in ((moved, "户口已迁出"), (dead, "已死亡"), (refused, "已书面告知不予批准"),
                        (border, "已认定为低保边缘家庭，说明已筛查")):  # fmt: skip
        stage.decoy(person, why)
