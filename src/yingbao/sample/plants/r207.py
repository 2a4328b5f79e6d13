"""207 无故停保.

Truth: on March's roll, not on April's, and no decision, death or move explains it.
Decoys: stopped by a decision (in the head's name, for all); died in March; moved away; the number
was corrected between the months; went over to tekun; went over to urban dibao; listed by another
township in April.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.lives import bury, move_out
from yingbao.sample.stage import Stage
from yingbao.sample.support import enrol_tekun


def plant(stage: Stage) -> None:
    for _ in stage.times:
        household = _dropped(stage)
        stage.truth(household.head.person, "3月在册4月消失，无停保决定")
    _wife_dropped(stage)
    _decided(stage)
    _died_or_moved(stage)
    _corrected_number(stage)
    _went_over(stage)
    _other_township(stage)


def _dropped(stage: Stage, shape: str = "aged_alone") -> DibaoHousehold:
    household = stage.household(shape)
    household.months = {1, 2, 3}
    return household


def _wife_dropped(stage: Stage) -> None:
    household = stage.household("aged_couple")
    wife = household.members[1]
    wife.months = {1, 2, 3}
    stage.truth(wife.person, "只有妻子4月消失，无变更决定")


def _decided(stage: Stage) -> None:
    household = _dropped(stage, "aged_couple")
    stage.stop(household.head.person, "子女接走赡养，本人书面申请退出", 4)
    for member in household.members:
        stage.decoy(member.person, "有停保决定（以户主名义）")


def _died_or_moved(stage: Stage) -> None:
    dead, moved = _dropped(stage).head.person, _dropped(stage).head.person
    bury(stage, dead, date(2020, 3, 16))
    move_out(moved, date(2020, 3, 20))
    stage.decoy(dead, "3月16日死亡")
    stage.decoy(moved, "户口3月迁出本县")


def _corrected_number(stage: Stage) -> None:
    """March had a typing error, once an impossible one, once another valid number."""
    broken, other = stage.household(), stage.household()
    person = broken.head.person
    broken.head.typed = {3: person.id18[:-2] + person.id18[-1] + person.id18[-2]}
    broken.head.damage = "末两位颠倒"
    stage.decoy(person, "4月改正了身份证号")
    person = other.head.person
    wrong = stage.world.office.identity(person.birth, person.sex)
    other.head.typed = {3: wrong}
    other.bank_ids = {1: wrong, 2: wrong, 3: wrong}
    for number in (wrong, person.id18):
        stage.decoy(number, "3月号码有误，4月改正，同名同生日")


def _went_over(stage: Stage) -> None:
    household = _dropped(stage)
    member = enrol_tekun(stage.world, household.head.person.family, stage.dice)
    member.months, member.start_month, member.is_taken = {4}, date(2020, 4, 1), True
    stage.decoy(household.head.person, "4月转为特困供养")
    household = _dropped(stage)
    urban = stage.enrol(household.head.person.family)
    urban.certificate_no = stage.world.office.certificate("CD")
    urban.area_kind, urban.township, urban.village = "城市", "龙港镇", "东街社区"
    urban.months, urban.start_month = {4}, date(2020, 4, 1)
    stage.decoy(household.head.person, "4月转为城市低保")


def _other_township(stage: Stage) -> None:
    household = _dropped(stage)
    person = household.head.person
    again = stage.enrol(person.family)
    again.months, again.start_month = {4}, household.start_month
    again.township = "固县乡" if person.township != "固县乡" else "胡底乡"
    stage.decoy(person, "4月由迁入乡镇继续保障")
