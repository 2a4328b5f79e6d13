"""Offices whose lists seldom hit anybody: farm machines, farm subsidies, tax, marriages, jobless,
children on allowance, and bank balances that families allowed to be looked up."""

from __future__ import annotations

from datetime import date

from yingbao.sample.dice import Dice
from yingbao.sample.people import Family, Person
from yingbao.sample.world import World

MACHINES = (("微耕机", 3200, 900), ("轮式拖拉机", 46000, 12800), ("玉米收获机", 118000, 32000))


def fill(world: World) -> None:
    dice = world.dice.child("others")
    for family in world.families:
        if family.is_free:
            _farm(world, dice, family)
            _live(world, dice, family)
            for person in family.members:
                if person.wage and not person.pension_kind and person.age() < 60:
                    _tax(world, person)
    _unable_parents(world)
    _authorised(world, dice)


def _farm(world: World, dice: Dice, family: Family) -> None:
    if not family.village.urban and dice.random() < 0.5:
        area = dice.step(10, 80, 5) / 10
        world.add("farm_subsidy", family.head, item="耕地地力保护补贴", area=area, amount=round(area * 67, 2),
                  year=2019, bank="农村信用社", account=world.office.card())  # fmt: skip
    if dice.random() < 0.02:
        machine, price, subsidy = dice.choice(MACHINES)
        world.add("farm_machine", family.head, machine=machine, model=f"QS-{dice.randint(10, 99)}", price=price,
                  subsidy=subsidy, bought_on=dice.day(date(2017, 3, 1), date(2019, 11, 1)))  # fmt: skip


def _live(world: World, dice: Dice, family: Family) -> None:
    if family.shape == "nuclear" and dice.random() < 0.06:
        husband, wife = family.members[:2]
        world.add("marriage", husband, spouse_name=wife.name, spouse_id_number=wife.id18, kind="结婚",
                  registered_on=dice.day(date(2012, 1, 1), date(2017, 1, 1)))  # fmt: skip
    jobless = [person for person in family.members if 22 <= person.age() < 58 and not person.wage]
    if jobless and dice.random() < 0.01:
        world.add("unemployment", jobless[0], registered_on=dice.day(date(2019, 8, 1), date(2020, 3, 1)),
                  benefit_from=date(2020, 1, 1), benefit_to=date(2020, 12, 1))  # fmt: skip
    if family.shape == "lone_parent" and dice.random() < 0.05 and family.members[-1].age() < 16:
        if not _unable(family):
            _allow(world, family.members[-1], 900)


def _unable(family: Family) -> bool:
    """All parents in the book are severely disabled, or the only one is and the other is dead."""
    parents = [person for person in family.members if person.relation in ("户主", "配偶")]
    return (len(parents) > 1 or family.head.marital == "丧偶") and all(
        parent.disability is not None and parent.disability.is_severe for parent in parents
    )


def _unable_parents(world: World) -> None:
    """Their children have the allowance whatever is earned; those on dibao as a difference."""
    for family in world.families:
        if (family.is_free or family.aid == "dibao") and _unable(family):
            for child in (person for person in family.members if person.age() < 18):
                _allow(world, child, 450 if family.aid else 900, is_difference=bool(family.aid))


def _allow(world: World, child: Person, amount: int, is_difference: bool = False) -> None:
    head = child.family.head
    world.add("child_allowance", child, child_kind="事实无人抚养", amount=amount, is_difference=is_difference,
              guardian_name=head.name, guardian_id_number=head.id18, started_on=date(2020, 1, 1),
              period=date(2020, 4, 1))  # fmt: skip


def _tax(world: World, person: Person) -> None:
    world.add("tax_income", person, employer="沁水县代扣单位", income=person.wage, income_kind="工资薪金所得",
              period=date(2020, 3, 1))  # fmt: skip


def _authorised(world: World, dice: Dice) -> None:
    """Small balances, looked up with a signed authorisation."""
    for household in world.dibao:
        person = household.head.person
        if not household.is_taken and dice.random() < 0.3:
            world.add("bank_asset", person, asset_kind="活期存款", balance=dice.step(60, 1900, 20),
                      as_of=date(2020, 3, 31), authorised_on=date(2020, 1, 6))  # fmt: skip
