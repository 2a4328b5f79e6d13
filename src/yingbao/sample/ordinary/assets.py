"""Vehicles, homes, firms and cooperatives of people on no roll."""

from __future__ import annotations

from datetime import date

from yingbao.sample.dice import Dice
from yingbao.sample.people import Person
from yingbao.sample.world import World

CARS = ("小型轿车", "小型普通客车", "轻型栏板货车", "普通二轮摩托车", "普通正三轮摩托车")
TRADES = ("批发和零售业", "住宿和餐饮业", "农、林、牧、渔业", "居民服务业", "建筑业")


def fill(world: World) -> None:
    dice = world.dice.child("assets")
    for family in world.families:
        if not family.is_free:
            continue
        for person in family.members:
            if 22 <= person.age() < 68:
                _own(world, dice, person)


def _own(world: World, dice: Dice, person: Person) -> None:
    if dice.random() < 0.13:
        vehicle(world, person, dice.choice(CARS), dice.day(date(2009, 1, 1), date(2020, 2, 1)))
    if dice.random() < 0.06:
        home(world, person, dice.step(70, 140, 2), dice.day(date(2008, 1, 1), date(2020, 1, 1)))
    if dice.random() < 0.025:
        _trade(world, dice, person)


def vehicle(
    world: World, person: Person, kind: str, on: date, status: str = "正常", **more: object
) -> None:
    """A vehicle in the police register."""
    plate_kind = (
        "普通摩托车" if "摩托" in kind else ("大型汽车" if kind.startswith("重型") else "小型汽车")
    )
    row = {"plate_kind": plate_kind, "plate_no": world.office.plate(), "vehicle_type": kind,
           "brand": "五菱牌" if "货" in kind else "长安牌", "registered_on": on, "vehicle_status": status,
           "usage": "非营运", "scrap_on": date(on.year + 15, on.month, 1),
           "inspected_to": date(2021, on.month, 1)}  # fmt: skip
    world.add("vehicle", person, **(row | more))


def home(
    world: World,
    person: Person,
    area: float,
    on: date,
    nature: str = "市场化商品房",
    **more: object,
) -> str:
    """A dwelling in the real-estate register; gives back its unit number."""
    unit = str(more.pop("unit_no", None) or world.office.unit())
    row = {"unit_no": unit, "usage": "住宅", "house_nature": nature, "area": area, "share_kind": "单独所有",
           "registered_on": on, "right_status": "现势",
           "location": f"沁水县{person.township}{person.village}"}  # fmt: skip
    world.add("property_right", person, **(row | more))
    return unit


def firm(
    world: World,
    person: Person,
    kind: str,
    role: str,
    on: date,
    status: str = "存续",
    **more: object,
) -> None:
    """A firm, a shop or a cooperative with the person behind it."""
    number = world.office.next("firm")
    tail = {
        "企业": "商贸有限公司",
        "个体工商户": "便利店",
        "农民专业合作社": "种植专业合作社",
        "村集体": "股份经济合作社",
    }[kind]
    row = {"entity_name": f"沁水县{person.village[:-1]}{number}号{tail}",
           "credit_code": world.office.credit_code(), "entity_kind": kind, "role": role,
           "capital": 100000, "founded_on": on, "reg_status": status, "industry": "批发和零售业",
           "tax_zero": False}  # fmt: skip
    world.add("business", person, **(row | more))


def _trade(world: World, dice: Dice, person: Person) -> None:
    on = dice.day(date(2010, 1, 1), date(2019, 12, 1))
    draw = dice.random()
    if draw < 0.65:
        firm(world, person, "个体工商户", "经营者", on, industry=dice.choice(TRADES))
    elif draw < 0.85:
        firm(
            world,
            person,
            "企业",
            dice.choice(["法定代表人", "股东"]),
            on,
            industry=dice.choice(TRADES),
        )
    else:
        join_cooperative(world, person, f"沁水县{person.township}兴农种植专业合作社")


def join_cooperative(world: World, person: Person, name: str) -> None:
    """Enrolled in bulk by a poverty programme: a member on paper."""
    world.add("cooperative_member", person, entity_name=name, credit_code="93140521MA0XN00001",
              capital=500, joined_on=date(2016, 6, 1))  # fmt: skip
