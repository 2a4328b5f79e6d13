"""Families on the rolls, all in order: incomes, classes, reviews, accounts, tekun care."""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold, Member, TekunMember
from yingbao.sample.dice import Dice
from yingbao.sample.numbers import disability_number
from yingbao.sample.people import Disability, Family, Person
from yingbao.sample.world import World

RESIDENT_OWN_PART = 25  # local and personal part of a resident pension; the central 93 is no income
DIBAO_SHARE, URBAN_SHARE, TEKUN_SHARE = 0.017, 0.003, 0.005
INSTITUTIONS = ("沁水县中心敬老院", "端氏镇敬老院", "中村镇敬老院")
CAUSES = {"A": "因残", "B": "因病", "C": "缺劳动力"}


def put_on_rolls(world: World) -> None:
    """An ordinary county's rolls: about two in a hundred on dibao, half a hundredth on tekun."""
    dice = world.dice.child("support")
    families = [family for family in world.families if family.is_free]
    dice.shuffle(families)
    _fill(world, dice, [f for f in families if not f.village.urban], world.size * DIBAO_SHARE)
    _fill(world, dice, [f for f in families if f.village.urban], world.size * URBAN_SHARE)
    bachelors = [
        f for f in families if f.is_free and f.shape == "aged_alone" and f.head.marital == "未婚"
    ]
    for family in bachelors[: round(world.size * TEKUN_SHARE)]:
        enrol_tekun(world, family, dice)


def _fill(world: World, dice: Dice, families: list[Family], people: float) -> None:
    left = people
    for family in families:
        if left <= 0:
            return
        if family.is_free and len(family.members) <= 5:
            left -= len(enrol(world, family, dice).members)


def certify(
    world: World, person: Person, kind: str, level: int, status: str = "正常"
) -> Disability:
    """A disability certificate for the person."""
    person.disability = Disability(
        kind, level, disability_number(person.id18, kind, level), date(2014, 5, 6), status
    )
    return person.disability


def enrol(world: World, family: Family, dice: Dice, hale: bool = False) -> DibaoHousehold:
    """The whole family on the dibao roll since some year before 2020, everything in order; `hale`:
    nobody in it is disabled, so that nobody severe is left uncovered when it leaves the roll."""
    urban = family.village.urban
    family.aid = "dibao"
    if len(family.members) == 1 and family.head.age() >= 60:
        family.head.marital = "丧偶"  # whoever is old and has nobody is on the other roll
    if not hale and dice.chance(0.3) and len(family.members) > 1:
        adults = [person for person in family.members if person.age() >= 18]
        certify(
            world,
            dice.choice(adults),
            dice.choice(["肢体", "智力", "精神", "视力"]),
            dice.randint(1, 2),
        )
    members = [Member(person, person.relation, income(person, dice)) for person in family.members]
    category = classify(members)
    household = DibaoHousehold(
        members,
        "城市" if urban else "农村",
        world.office.certificate("CD" if urban else "ND"),
        world.office.card(),
        family.head.name,
        date(dice.randint(2014, 2018), dice.randint(1, 12), 1),
        category,
        CAUSES[category],
        reviewed(category, dice),
    )
    world.dibao.append(household)
    return household


def income(person: Person, dice: Dice) -> int:
    """A month's declared income of a member: always below the standard."""
    if person.age() >= 60:
        return RESIDENT_OWN_PART + dice.step(0, 150, 5)
    if person.age() < 18 or (person.disability and person.disability.is_severe):
        return 0
    return dice.step(120, 380, 10)


def classify(members: list[Member]) -> str:
    """A: nobody can work; C: half the adults can; B between."""
    able = [m for m in members if 18 <= m.person.age() < 60 and not m.person.disability]
    if not able:
        return "A"
    return "C" if len(able) * 2 >= len(members) else "B"


def reviewed(category: str, dice: Dice) -> date:
    """A day within the cycle of 2012: A yearly, B half-yearly, C quarterly."""
    first = {"A": date(2019, 6, 3), "B": date(2019, 11, 11), "C": date(2020, 2, 10)}[category]
    return dice.day(first, date(2020, 4, 17))


def enrol_tekun(world: World, family: Family, dice: Dice) -> TekunMember:
    """A person alone, at home or in one of the county's homes."""
    person = family.head
    family.aid = "tekun"
    central = dice.chance(0.25)
    institution = dice.choice(INSTITUTIONS) if central else ""
    member = TekunMember(
        person,
        world.office.certificate("TK"),
        house_account(institution) if central else world.office.card(),
        institution or person.name,
        date(dice.randint(2010, 2018), dice.randint(1, 12), 1),
        "集中" if central else "分散",
        dice.choice(["全自理", "全自理", "半护理", "全护理"]),
        institution,
        assessed_on=dice.day(date(2019, 6, 1), date(2020, 3, 20)),
    )
    world.tekun.append(member)
    return member


def house_account(institution: str) -> str:
    """The one account an institution receives its residents' money on."""
    return f"140500000{INSTITUTIONS.index(institution):010d}"


def lodge(world: World, member: TekunMember, institution: str = "") -> None:
    """From now on in that institution, or at home."""
    member.institution, member.mode = institution, "集中" if institution else "分散"
    member.account = house_account(institution) if institution else world.office.card()
    member.holder = institution or member.person.name
