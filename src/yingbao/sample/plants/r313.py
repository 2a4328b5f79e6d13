"""313 申请前已死亡、发给了别人.

Truth: applied for three months after he died; paid to somebody who is neither kin nor keeper.
Decoys: died after the grant; the death record is wrong, he saw a doctor later; the wife collected;
a child's guardian; the hospital; a keeper on file.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from yingbao.sample.lives import bury
from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.ordinary.health import bill
from yingbao.sample.people import Family, Person
from yingbao.sample.stage import Stage

ASKED = date(2020, 2, 11)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.applicant("aged_alone").head
        bury(stage, person, date(2019, 11, 4) - timedelta(days=turn % 90))
        _grant(stage, person, 1610 + turn)
        stage.truth(person, "去世三个月以后还在申请")
        cheated = stage.applicant().head
        other = stage.applicant("bachelor", partial(_other_named, cheated)).head
        _grant(stage, cheated, 1710 + turn, payee_name=other.name, payee_relation="同村")
        stage.truth(cheated, "钱到了同村人手里")
    _alive_then(stage)
    _lawful_payees(stage)


def _other_named(person: Person, family: Family) -> bool:
    """By name alone two of one name would be one."""
    return all(member.name != person.name for member in family.members)


def _grant(stage: Stage, person: Person, amount: int, **more: Any) -> None:
    grant(stage.world, person, "急难型", ASKED, amount, **more)


def _alive_then(stage: Stage) -> None:
    later, wrong = stage.applicant("aged_alone").head, stage.applicant("aged_alone").head
    bury(stage, later, date(2020, 3, 15))
    stage.decoy(later, "救助以后才去世")
    stage.add(
        "death_record",
        wrong,
        died_on=date(2019, 10, 3),
        cancelled_on=date(2019, 10, 20),
        cancel_reason="死亡",
    )
    bill(stage.world, wrong, date(2020, 1, 22), 260, "高血压")
    stage.decoy(wrong, "登记死亡以后还看过病，是登记错了")
    for person in (later, wrong):
        _grant(stage, person, 1620)
        stage.allow(person, "205", "老人独居，只有临时救助")


def _lawful_payees(stage: Stage) -> None:
    husband = stage.applicant("couple").head
    _grant(stage, husband, 1630, payee_name=husband.family.members[1].name)
    stage.decoy(husband, "妻子代收，在同一户口簿")
    child = stage.applicant("lone_parent", lambda f: f.members[-1].age() < 16).members[-1]
    _grant(stage, child, 1640, payee_name=stage.applicant().head.name)
    stage.decoy(child, "未成年人由别人代收")
    patient, kept = stage.applicant().head, stage.applicant().head
    _grant(stage, patient, 1650, payee_name="沁水县人民医院", payee_relation="医院")
    stage.decoy(patient, "直接付给医院")
    keeper = stage.applicant().head
    stage.add("account_custody", kept, account=stage.world.office.card(), keeper_name=keeper.name,
              keeper_id_number=keeper.id18, relation="邻居", reason="失能", registered_on=date(2019, 5, 6))  # fmt: skip
    _grant(stage, kept, 1660, payee_name=keeper.name)
    stage.decoy(kept, "备案的代领人")
