"""411 照料探访中断或记录可疑.

Truth: nobody came since January; five entries alike to the letter; at home by the book, in hospital
by the bills.
Decoys: a carer who sat at the hospital bed; a telephone call; short words that are alike; new;
an entry under a misspelt number.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.lives import misspelt
from yingbao.sample.ordinary.care import visit
from yingbao.sample.ordinary.health import bill
from yingbao.sample.stage import Stage

LONG = "打扫了院子，洗了被褥，量了血压，老人精神很好"


def plant(stage: Stage) -> None:
    for turn in stage.times:
        (_interrupted, _copied, _impossible)[turn % 3](stage)
    _harmless(stage)


def _booked(stage: Stage, *entries: tuple[date, str], mode: str = "上门") -> TekunMember:
    """A ward with these entries only, beside another whose book is in order."""
    member = stage.at_home()
    stage.at_home(township=member.person.township)
    member.papers["care_visit"] = None
    for on, content in entries:
        visit(stage.world, member, on, content, visit_mode=mode)
    return member


def _in_hospital(stage: Stage, member: TekunMember) -> None:
    bill(stage.world, member.person, date(2020, 4, 22), 380, "肺炎")
    stage.world.rows["medical_bill"][-1] |= {
        "admitted_on": date(2020, 4, 10), "discharged_on": date(2020, 4, 22)}  # fmt: skip


def _interrupted(stage: Stage) -> None:
    stage.truth(_booked(stage, (date(2020, 1, 8), "送了面粉")).person, "一月以后没有记录")


def _copied(stage: Stage) -> None:
    days = [date(2020, month, day) for month in (2, 3, 4) for day in (6, 20)]
    stage.truth(_booked(stage, *((on, LONG) for on in days)).person, "六次记录一字不差")


def _impossible(stage: Stage) -> None:
    member = _booked(stage, (date(2020, 4, 16), "在家做了午饭，扫了地"))
    _in_hospital(stage, member)
    stage.truth(member.person, "住院期间记了上门照料")


def _harmless(stage: Stage) -> None:
    bedside = _booked(stage, (date(2020, 4, 16), "在县医院陪护，喂了饭"))
    call = _booked(stage, (date(2020, 4, 16), "问候身体情况"), mode="电话")
    for member in (bedside, call):
        _in_hospital(stage, member)
    stage.decoy(bedside.person, "在医院陪护")
    stage.decoy(call.person, "住院时电话问候")
    days = [date(2020, month, day) for month in (2, 3, 4) for day in (6, 20)]
    stage.decoy(_booked(stage, *((on, "一切正常") for on in days)).person, "短句子一样不算照抄")
    blurred = _booked(stage)
    visit(stage.world, blurred, date(2020, 4, 20), "送了药", **misspelt(blurred.person))
    stage.decoy(blurred.person, "去过，记录上身份证号写错")
    new = _booked(stage)
    new.months, new.start_month = {4}, date(2020, 4, 1)
    stage.decoy(new.person, "本月新纳入")
