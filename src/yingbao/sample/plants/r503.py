"""503 连续三个月没有工作收入.

Truth: home without work since January, no insurance, nobody earning at home, no aid.
Decoys: back at work; insured; two months only; in a public post; paid contributions show a job; a
wife who earns; helped; applied; on dibao; gone away.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.lives import move_out, refuse
from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.ordinary.epidemic import lose_work
from yingbao.sample.ordinary.work import EMPLOYERS, employ
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

ON = date(2020, 1, 11)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.person("bachelor", unique_name=True)
        lose_work(stage.world, person, ON + timedelta(days=turn % 15))
        stage.truth(person, "三个多月没有收入，没有任何救助")
    for on, more, why in (
        (ON, {"job_status": "已返岗"}, "已经返岗"),
        (ON, {"is_insured": True}, "参加了失业保险"),
        (date(2020, 3, 2), {}, "还不到三个月"),
    ):
        person = stage.person("bachelor", unique_name=True)
        lose_work(stage.world, person, on, **more)
        stage.decoy(person, why)
    for person, why in [*_at_work(stage), *_provided(stage)]:
        lose_work(stage.world, person, ON)
        stage.decoy(person, why)


def _at_work(stage: Stage) -> list[tuple[Person, str]]:
    posted, insured, married = (stage.person("couple", unique_name=True) for _ in range(3))
    stage.add("public_post", posted, post="护林员", employer=f"{posted.township}人民政府", monthly_pay=600,
              started_on=date(2020, 3, 1), ended_on=date(2020, 12, 31))  # fmt: skip
    employ(stage.world, insured, EMPLOYERS[0], 3900)
    employ(stage.world, married.family.members[1], EMPLOYERS[2], 5200)
    return [(posted, "在公益性岗位"), (insured, "单位在缴社保"), (married, "配偶有稳定工资")]


def _provided(stage: Stage) -> list[tuple[Person, str]]:
    answered, moved = (stage.person("bachelor", unique_name=True) for _ in range(2))
    refuse(stage, answered)
    move_out(moved, date(2020, 3, 3))
    insured = stage.household("bachelor").head.person
    helped = stage.applicant().head
    grant(stage.world, helped, "急难型", date(2020, 3, 11), 1330, reason="疫情期间没有收入")
    return [
        (answered, "申请过已答复"),
        (moved, "户口已迁出"),
        (insured, "已在低保名册上"),
        (helped, "三月给了临时救助"),
    ]
