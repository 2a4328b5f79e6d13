"""Jobs and pensions: employers' insurance, the public payroll, housing fund, resident pensions."""

from __future__ import annotations

from datetime import date

from yingbao.sample.dice import Dice
from yingbao.sample.people import Person
from yingbao.sample.world import World

EMPLOYERS = ("沁水县惠民煤业有限公司", "沁水县山泉食品有限公司", "晋城市通达运输有限公司",
             "沁水县沁河建材有限公司", "沁水县绿源农业有限公司")  # fmt: skip
OFFICES = ("沁水县第一中学", "沁水县人民医院", "沁水县水务局", "沁水县林业局", "沁水县财政局")
CENTRAL, LOCAL, OWN = 93, 15, 10  # a resident pension's three parts in 2020


def fill(world: World) -> None:
    dice = world.dice.child("work")
    for family in world.families:
        free = family.is_free
        for person in family.members:
            age = person.age()
            if age >= 60 and person.is_alive and not person.pension_kind:
                _pension(world, dice, person, free)
            elif free and 22 <= age < 60:
                _job(world, dice, person)


def _job(world: World, dice: Dice, person: Person) -> None:
    draw = dice.random()
    if draw < 0.14:
        employ(world, person, dice.choice(EMPLOYERS), dice.step(3800, 7000, 100))
    elif draw < 0.18:
        appoint(world, person, dice.choice(OFFICES), dice.step(4200, 7600, 100))
    elif draw < 0.19:
        world.add("insurance_contribution", person, employer="灵活就业人员", insured_kind="灵活就业",
                  base=3200, paid_from=date(2017, 1, 1), paid_to=date(2020, 3, 1),
                  contribution_status="正常")  # fmt: skip


def employ(
    world: World, person: Person, employer: str, wage: int, paid_to: date = date(2020, 4, 1)
) -> None:
    """A job with an employer who pays employee insurance on the wage."""
    person.wage, person.family.has_wage = wage, True
    world.add("insurance_contribution", person, employer=employer, insured_kind="企业职工基本养老保险",
              base=wage, paid_from=date(2016, 7, 1), paid_to=paid_to,
              contribution_status="正常")  # fmt: skip


def appoint(world: World, person: Person, office: str, pay: int, kind: str = "事业") -> None:
    """A post on the public payroll, with housing fund."""
    person.wage, person.family.has_wage = pay, True
    world.add("payroll", person, employer=office, staff_kind=kind, post="科员" if kind == "行政" else "职员",
              monthly_pay=pay, started_on=date(2012, 9, 1), ended_on=None)  # fmt: skip
    world.add("housing_fund", person, employer=office, base=pay, account_status="正常",
              paid_to=date(2020, 4, 1), balance=pay * 14)  # fmt: skip


def _pension(world: World, dice: Dice, person: Person, free: bool) -> None:
    """Everyone of sixty has the resident pension; a few free people an employee's instead."""
    started = date(person.birth.year + 60, person.birth.month, 1)
    if free and dice.chance(0.06):
        kind, amount = dice.choice(["企业", "机关"]), dice.step(1900, 4300, 50)
        world.add("pension", person, pension_kind=kind, started_on=started, monthly_amount=amount,
                  pay_status="正常", period=date(2020, 4, 1))  # fmt: skip
        person.family.has_wage = True
        person.wage = amount
        return
    world.add("pension", person, pension_kind="居民", started_on=started, central_basic=CENTRAL,
              local_basic=LOCAL, personal_part=OWN, monthly_amount=CENTRAL + LOCAL + OWN,
              pay_status="正常", period=date(2020, 4, 1))  # fmt: skip
