"""303 遭遇急难没有救助.

Truth: a house burnt down; the head killed on the road, his family left; bills of forty thousand.
Decoys: little harm; the insurer paid all; only weeks ago; on dibao; on tekun; helped; moved away;
refused in writing; the aid ledger names her with an unreadable number; another county's patient.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.lives import bury, move_out, refuse
from yingbao.sample.ordinary.emergencies import accident, grant
from yingbao.sample.ordinary.health import bill
from yingbao.sample.people import Family, Person
from yingbao.sample.stage import Stage

FIRE = date(2020, 1, 14)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        _burnt(stage, stage.person("nuclear", unique_name=True), turn)
        _killed(stage, turn)
        _treated(stage, turn)
    _not_so_bad(stage)
    _known(stage)
    _outsider(stage)


def _burnt(stage: Stage, person: Person, turn: int) -> None:
    accident(stage.world, person, "火灾", FIRE + timedelta(days=turn % 30), "房屋毁损", loss=70000)
    stage.truth(person, "房屋烧毁，没有任何救助")


def _killed(stage: Stage, turn: int) -> None:
    """The dead cannot be visited: the clue names somebody who is left."""
    family = stage.person("nuclear", unique_name=True).family
    on = date(2020, 1, 3) + timedelta(days=turn % 30)
    bury(stage, family.head, on)
    accident(stage.world, family.head, "交通事故", on, "死亡")
    left = family.members[1:]
    stage.truth(
        left[0], "户主车祸身亡，家里没有救助", also=tuple(person.id18 for person in left[1:])
    )


def _treated(stage: Stage, turn: int) -> None:
    person = stage.person("couple", unique_name=True)
    bill(
        stage.world,
        person,
        date(2020, 1, 6) + timedelta(days=turn % 30),
        41000,
        "急性心肌梗死",
        share=0.4,
    )
    stage.truth(person, "近半年自付四万多，没有救助")
    stage.allow(person, "204", "一年自付也超过两万")


def _not_so_bad(stage: Stage) -> None:
    for harm, more, on, why in (
        ("轻微", {"loss": 900}, FIRE, "损失轻微"),
        ("房屋毁损", {"loss": 50000, "compensation": 50000}, FIRE, "保险已全赔"),
        ("房屋毁损", {"loss": 50000}, date(2020, 4, 12), "刚过两周，正在办"),
        ("房屋毁损", {"loss": 50000}, date(2019, 6, 12), "半年以前的事"),
    ):  # fmt: skip
        person = stage.person("nuclear", unique_name=True)
        accident(stage.world, person, "火灾", on, harm, **more)
        stage.decoy(person, why)


def _known(stage: Stage) -> None:
    insured, tekun = stage.household("nuclear").head.person, stage.tekun().person
    moved, refused = (stage.person("bachelor", unique_name=True) for _ in range(2))
    move_out(moved, date(2020, 2, 20))
    refuse(stage, refused)
    helped, damaged = (stage.applicant("nuclear", unique_name=True).head for _ in range(2))
    grant(
        stage.world, helped.family.members[1], "急难型", date(2020, 1, 16), 1900, occurred_on=FIRE
    )
    row = grant(stage.world, damaged, "急难型", date(2020, 1, 16), 2000, occurred_on=FIRE)
    row |= {"id_number": "140521无", "_damaged": "身份证号不全"}
    for person, why in ((insured, "已享受低保"), (tekun, "已享受特困供养"), (moved, "户口已迁出"), (refused, "申请过已书面答复"),
                        (helped, "妻子领了临时救助"), (damaged, "台账有其人，只是号码不全")):  # fmt: skip
        accident(stage.world, person, "火灾", FIRE, "房屋毁损", loss=40000)
        stage.decoy(person, why)


def _outsider(stage: Stage) -> None:
    stranger = Family(stage.world.office.book(), stage.world.villages[0])
    person = stage.world.settler.join(stranger, "户主", "男", 47, "已婚", region="410881")
    bill(stage.world, person, date(2020, 1, 9), 45000, "急性心肌梗死", share=0.4)
    stage.decoy(person, "外县人在本县看病")
