"""Turns of life that scenes of several rules need: a death, a prison, a move, a refusal."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.ordinary.spoilt import damages
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def bury(stage: Stage, person: Person, died_on: date, cancelled_on: date | None = None) -> None:
    """The police cancel a death, usually weeks later."""
    person.died_on = died_on
    stage.add("death_record", person, died_on=died_on, cancelled_on=cancelled_on or died_on,
              cancel_reason="死亡")  # fmt: skip


def cremate(stage: Stage, person: Person, died_on: date) -> None:
    """Only the crematorium knows of this death."""
    person.died_on = died_on
    stage.add("cremation", person, sex=person.sex, age=person.age(died_on), died_on=died_on,
              cremated_on=died_on, death_cause="疾病", address=f"沁水县{person.township}{person.village}")  # fmt: skip


def lock_up(
    stage: Stage, person: Person, since: date, until: date | None = None, kind: str = "监狱"
) -> None:
    stage.add("custody", person, custody_kind=kind, entered_on=since, left_on=until, term="三年")


def move_out(person: Person, on: date, reason: str = "迁往外省") -> None:
    person.moved_out_on, person.move_reason = on, reason


def refuse(stage: Stage, person: Person) -> None:
    """Applied, was judged, and has the written reasons in hand."""
    apply(
        stage.world,
        person,
        date(2020, 1, 6),
        "不予批准",
        reasons="家庭财产状况不符合规定，已书面告知理由",
    )


def decline(stage: Stage, person: Person) -> None:
    """Does not want aid and has signed so."""
    apply(stage.world, person, date(2020, 1, 8), "撤回", reasons="本人书面声明自愿放弃申请低保")


def misspelt(person: Person) -> dict[str, Any]:
    """For an entry whose number fails its check: only the name tells whose it is."""
    typed, why = damages(person.id18)[1]
    return {"id_number": typed, "_damaged": why}
