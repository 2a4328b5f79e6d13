"""204 大额医疗自付未筛查.

Truth: some sixty thousand yuan of own payment within twelve months, on no roll, no temporary aid.
Decoys: the insurer settled again and the first bill was reversed; the great bills are older than
a year; hukou in another county; on dibao; on tekun; had temporary aid; the aid ledger names her
with an unreadable number.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.ordinary.health import bill
from yingbao.sample.people import Family, Person
from yingbao.sample.stage import Stage

ILLNESS = ("急性白血病", "肺恶性肿瘤", "终末期肾病", "脑出血")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.person("nuclear", unique_name=True)
        _three_bills(stage, person, date(2019, 8, 3) + timedelta(days=turn % 60))
        stage.truth(person, "12个月自付约6.6万元，未获任何救助")
    _reversed(stage)
    _old_bills(stage)
    _outsider(stage)
    _aided(stage)


def _three_bills(stage: Stage, person: Person, first: date) -> None:
    for step in range(3):
        on = first + timedelta(days=70 * step)
        bill(stage.world, person, on, 22000, ILLNESS[step], share=0.45)


def _reversed(stage: Stage) -> None:
    person = stage.person("nuclear", unique_name=True)
    bill(stage.world, person, date(2019, 12, 2), 64000, ILLNESS[0], share=0.1)
    bill(stage.world, person, date(2020, 1, 8), -64000, ILLNESS[0], share=0.1)
    bill(stage.world, person, date(2020, 1, 9), 2100, ILLNESS[0], share=0.9)
    stage.decoy(person, "保险后来结算，原单已冲销")


def _old_bills(stage: Stage) -> None:
    person = stage.person("nuclear", unique_name=True)
    _three_bills(stage, person, date(2018, 6, 1))
    stage.decoy(person, "大额费用在12个月以前")


def _outsider(stage: Stage) -> None:
    """Lives and is treated here, but his book is elsewhere: he is in no file of the police."""
    stranger = Family(stage.world.office.book(), stage.world.villages[0])
    person = stage.world.settler.join(stranger, "户主", "男", 51, "已婚", region="410881")
    _three_bills(stage, person, date(2019, 9, 9))
    stage.decoy(person, "户口不在本县")


def _aided(stage: Stage) -> None:
    insured = stage.household("nuclear").head.person
    _three_bills(stage, insured, date(2019, 7, 1))
    stage.decoy(insured, "已享受低保")
    stage.allow(insured, "351", "在保而自付很大，该看临时救助")
    tekun = stage.tekun().person
    _three_bills(stage, tekun, date(2019, 7, 2))
    stage.decoy(tekun, "已享受特困供养")
    stage.allow(tekun, "351", "在保而自付很大，该看临时救助")
    for typed, why in (("", "已获临时救助"), ("140521无", "临时救助台账有其人，只是号码不全")):
        person = stage.applicant("nuclear", unique_name=True).head
        _three_bills(stage, person, date(2019, 7, 5))
        row = grant(stage.world, person, "支出型", date(2020, 2, 10), 5000)
        if typed:
            row |= {"id_number": typed, "_damaged": "身份证号不全"}
        stage.decoy(person, why)
