"""245 年龄证号等基础信息有误.

Truth: the roll's number fails its check digit, has an impossible birthday or a missing digit; or
the roll's sex or birthday contradicts a good number. The clue names the number as written.
Decoys: 15-digit number; lower-case x; full-width digits; a number that Excel cut to fifteen
digits; a disability number in the ID column; age counted the old way.
Twins: whoever carries a broken number has a namesake of the same birthday who is dead, so that a
wrong join shows at once.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.lives import bury
from yingbao.sample.numbers import disability_number, old_number
from yingbao.sample.people import Person
from yingbao.sample.plants.r201 import spoil
from yingbao.sample.sheets import Number
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for turn in stage.times:
        _broken(stage, turn)
        _contradicted(stage, turn)
    _harmless(stage)
    _cut_by_excel(stage)
    _counted_the_old_way(stage)


def _household(stage: Stage) -> DibaoHousehold:
    """Its head has a name of her own, so that the row can still be linked to her and her alone."""
    names = stage.world.names
    return stage.enrol(stage.casting.take("aged_alone", lambda f: names[f.head.name] == 1))


def _wrong_digit(number: str) -> str:
    """One digit of the running number typed wrong: the check digit no longer fits."""
    return f"{number[:15]}{(int(number[15]) + 3) % 10}{number[16:]}"


def _broken(stage: Stage, turn: int) -> None:
    household = _household(stage)
    person = household.head.person
    typed, why = (
        (_wrong_digit(person.id18), "校验位不符"),
        (person.id18[:10] + "13" + person.id18[12:], "出生月份不存在"),
        (person.id18[:17], "只有17位"),
    )[turn % 3]
    spoil(household.head, typed, why)
    stage.truth(typed, f"名册身份证号{why}", also=(person.id18,))
    for rule in ("708", "709"):
        stage.decoy(person, "银行按正确号码发放，只是名册号码有误", rule=rule)
    _dead_twin(stage, person)


def _dead_twin(stage: Stage, person: Person) -> None:
    """Same name, same birthday, another village: dead for a year."""
    twin = stage.person("aged_alone")
    twin.name, twin.birth, twin.sex = person.name, person.birth, person.sex
    twin.id18 = stage.world.office.identity(person.birth, person.sex)
    bury(stage, twin, date(2019, 4, 1))
    stage.decoy(twin, "同名同生日的另一村村民死亡，不可误连", rule="212")


def _contradicted(stage: Stage, turn: int) -> None:
    household = stage.household("aged_alone", layout="persons")
    person = household.head.person
    if turn % 2:
        household.head.written["birth_date"] = person.birth - timedelta(days=3653)
        household.head.written["age"] = person.age() + 10
        stage.truth(person, "出生日期与身份证号不符")
    else:
        household.head.written["sex"] = "女" if person.sex == "男" else "男"
        stage.truth(person, "性别与身份证号第17位不符")


def _harmless(stage: Stage) -> None:
    wide = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
    changes = (
        (old_number, "15位旧号"),
        (lambda number: number.translate(wide), "全角数字"),
        (lambda number: f" {number[:6]} {number[6:]}", "中间有空格"),
        (lambda number: disability_number(number, "肢体", 3), "身份证栏填了残疾证号"),
    )
    for change, why in changes:
        household = stage.household("bachelor")
        typed = change(household.head.person.id18)
        household.head.typed = {3: typed, 4: typed}
        stage.decoy(household.head.person, why)
        stage.decoy(typed, why)
    _lower_case(stage)


def _lower_case(stage: Stage) -> None:
    family = stage.casting.take("bachelor", lambda f: f.head.id18.endswith("X"))
    household = stage.enrol(family)
    household.head.typed = {3: family.head.id18.lower(), 4: family.head.id18.lower()}
    stage.decoy(family.head, "末位小写x")


def _cut_by_excel(stage: Stage) -> None:
    """A numeric cell: the last digits are gone, the person is not to blame and not to be joined."""
    household = _household(stage)
    person = household.head.person
    spoil(household.head, Number(person.id18[:15] + "000"), "数字单元格，末几位丢失")
    stage.decoy(person, "身份证号被Excel截断，属数据质量问题")
    stage.decoy(person.id18[:15] + "000", "身份证号被Excel截断，属数据质量问题")
    _dead_twin(stage, person)


def _counted_the_old_way(stage: Stage) -> None:
    household = stage.household("aged_alone")
    household.head.written["age"] = household.head.person.age() + 1
    stage.decoy(household.head.person, "虚岁，相差一岁")
