"""Disability certificates and allowances, medical bills, serious illness."""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import RURAL_STANDARD
from yingbao.sample.dice import Dice
from yingbao.sample.people import Family, Person
from yingbao.sample.support import certify
from yingbao.sample.world import World

KINDS = ("肢体", "视力", "听力", "言语", "智力", "精神", "多重")
ILLS = ("高血压", "上呼吸道感染", "腰椎间盘突出", "慢性胃炎", "支气管炎", "白内障")


def fill(world: World) -> None:
    dice = world.dice.child("health")
    for family in world.families:
        free = family.is_free
        for person in family.members:
            if free and dice.random() < 0.03:
                _certify(world, dice, family, person)
            if free and dice.random() < 0.18:
                bill(world, person, dice.day(date(2019, 5, 10), date(2020, 4, 10)), dice.step(40, 900, 10),
                     dice.choice(ILLS))  # fmt: skip
            if person.disability:
                _hand_out(world, person)


def _certify(world: World, dice: Dice, family: Family, person: Person) -> None:
    """A severe certificate in an unaided family only where somebody earns enough for all."""
    earned = sum(member.wage for member in family.members)
    severe = earned > 2 * RURAL_STANDARD * len(family.members) and dice.chance(0.4)
    certify(world, person, dice.choice(KINDS), dice.randint(1, 2) if severe else 4)


def _hand_out(world: World, person: Person) -> None:
    """The register row of the certificate; on dibao the living allowance, for the severe that of care too."""
    held = person.disability
    if held is None:
        return
    world.add("disability_certificate", person, disability_no=held.number, disability_class=held.kind,
              disability_level=held.level, issued_on=held.issued_on,
              valid_to=date(held.issued_on.year + 10, held.issued_on.month, held.issued_on.day),
              cert_status=held.status)  # fmt: skip
    if held.status == "正常" and person.family.aid == "dibao":
        kinds = ("护理补贴", "生活补贴") if held.is_severe else ("生活补贴",)
        for kind in (kind for kind in kinds if person.id18 not in world.left_out[kind]):
            world.add("disability_allowance", person, disability_no=held.number, allowance_kind=kind,
                      amount=60, started_on=date(2016, 1, 1), period=date(2020, 4, 1))  # fmt: skip


def bill(
    world: World, person: Person, on: date, self_paid: float, illness: str, share: float = 0.6
) -> None:
    """One settlement; `share` of the whole was paid from the pool."""
    total = round(self_paid / (1 - share), 2)
    world.add("medical_bill", person, visited_on=on, diagnosis=illness, insured_kind="城乡居民",
              insured_status="正常参保", pay_year=2020, total_cost=total,
              pooled_paid=round(total - self_paid, 2), serious_paid=0, aid_paid=0,
              self_paid=self_paid, self_borne=0)  # fmt: skip
