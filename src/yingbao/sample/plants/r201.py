"""201 未脱贫重残重病未纳入.

Truth: in the poverty register, 未脱贫, with a severe certificate (level 1–2, or mental and
intellectual 3) or a serious illness, on neither roll. The level 1–2 cases are 203's as well.
Decoys: moved away; dead; in prison; refused with written reasons; declined in writing; on the
dibao roll; on the tekun roll; already out of poverty; certificate cancelled; on the roll with a
number nobody can read.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import Member
from yingbao.sample.lives import bury, decline, lock_up, move_out, refuse
from yingbao.sample.ordinary.poverty import register
from yingbao.sample.people import Person
from yingbao.sample.stage import BARE, Stage
from yingbao.sample.support import certify

SEVERE = (("肢体", 1), ("智力", 3), ("视力", 2), ("精神", 3))


def plant(stage: Stage) -> None:
    for turn in stage.times:
        _left_out(stage, turn)
    _ill_and_left_out(stage)
    _gone(stage)
    _answered(stage)
    _covered(stage)
    _not_this_kind(stage)
    _unreadable_on_the_roll(stage)


def poor(stage: Stage, status: str = "未脱贫") -> Person:
    """Head of a poor couple without a wage; the name is nobody else's."""
    person = stage.person("couple", unique_name=True)
    register(stage.world, person.family, status, exit_year=2018)
    return person


def _severe(stage: Stage, kind: str = "肢体", level: int = 2, status: str = "未脱贫") -> Person:
    person = stage.person("couple", unique_name=True)
    certify(stage.world, person, kind, level)
    register(stage.world, person.family, status, exit_year=2018)
    return person


def _left_out(stage: Stage, turn: int) -> None:
    kind, level = SEVERE[turn % 4]
    person = _severe(stage, kind, level)
    stage.truth(person, f"未脱贫，{kind}{level}级，未纳入")
    if level <= 2:
        stage.truth(person, f"{kind}{level}级未筛查（同时是未脱贫户）", rule="203")
    else:
        stage.decoy(person, f"2020年{kind}3级不在203范围", rule="203")


def _ill_and_left_out(stage: Stage) -> None:
    person = poor(stage)
    stage.add("illness_record", person, illness="终末期肾病（尿毒症）", confirmed_on=date(2019, 5, 20),
              hospital="晋城市人民医院", outcome="长期透析")  # fmt: skip
    row = next(r for r in stage.world.rows["poverty_person"] if r["_who"] is person)
    row["health"] = "患有大病"
    stage.truth(person, "未脱贫，患尿毒症，未纳入")


def _both(stage: Stage, person: Person, why: str) -> None:
    stage.decoy(person, why)
    stage.decoy(person, why, rule="203")


def _gone(stage: Stage) -> None:
    moved, dead, jailed = (_severe(stage) for _ in range(3))
    move_out(moved, date(2019, 11, 5))
    bury(stage, dead, date(2019, 12, 22))
    lock_up(stage, jailed, date(2018, 9, 3))
    _both(stage, moved, "户口已迁出本县")
    _both(stage, dead, "已死亡")
    _both(stage, jailed, "正在服刑")


def _answered(stage: Stage) -> None:
    refused, unwilling = _severe(stage), _severe(stage)
    refuse(stage, refused)
    decline(stage, unwilling)
    _both(stage, refused, "已申请并书面告知不予批准理由")
    _both(stage, unwilling, "本人书面放弃")


def _covered(stage: Stage) -> None:
    household = stage.household("couple")
    person = household.head.person
    certify(stage.world, person, "肢体", 1)
    register(stage.world, person.family, "未脱贫")
    _both(stage, person, "已享受低保")
    tekun = stage.tekun().person
    certify(stage.world, tekun, "肢体", 1)
    register(stage.world, tekun.family, "未脱贫")
    _both(stage, tekun, "已享受特困供养")


def _not_this_kind(stage: Stage) -> None:
    out, cancelled, mild = (
        _severe(stage, "智力", 3, "已脱贫"),
        poor(stage),
        _severe(stage, "肢体", 3),
    )
    certify(stage.world, cancelled, "肢体", 2, status="注销")
    stage.decoy(out, "已脱贫，不是未脱贫户")
    _both(stage, cancelled, "残疾证已注销")
    _both(stage, mild, "肢体三级不属重度")


def _unreadable_on_the_roll(stage: Stage) -> None:
    """Covered, but the roll's number has a wrong check digit and no disability number stands beside
    it: the name must protect her."""
    family = stage.casting.take(
        "couple", lambda f: f.village.township in BARE and stage.world.names[f.head.name] == 1
    )
    household = stage.enrol(family)
    person = household.head.person
    certify(stage.world, person, "视力", 1)
    register(stage.world, family, "未脱贫")
    spoil(household.head, person.id18[:-1] + ("1" if person.id18[-1] != "1" else "2"))
    stage.truth(household.head.typed[4], "名册身份证号校验位错误", rule="245", also=(person.id18,))
    _both(stage, person, "已在册，只是名册身份证号写错")


def spoil(member: Member, typed: object, why: str = "校验位错误") -> None:
    """The roll of both months carries this number instead."""
    member.typed = {3: typed, 4: typed}
    member.damage = why
