"""Papers that follow from the tekun roll: agreement, visits, assessment, wish, bed. All in order."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.aid import TekunMember
from yingbao.sample.dice import Dice
from yingbao.sample.people import Person
from yingbao.sample.support import INSTITUTIONS
from yingbao.sample.world import World

ITEMS = (
    "can_wash",
    "can_walk",
    "can_toilet",
    "can_rise",
    "can_dress",
    "can_eat",
)  # lost in this order
LOST = {"全自理": 0, "半护理": 2, "全护理": 5}
DEEDS = ("送了面粉和油，收拾了屋子", "陪着去卫生院取了降压药", "拆洗了被褥，晒了衣服", "做了午饭，量了血压",
         "打扫了院子，劈了柴", "理了发，剪了指甲", "修好了灯，烧了炕")  # fmt: skip
TERM = {"signed_on": date(2020, 1, 6), "expires_on": date(2020, 12, 31)}


def fill(world: World) -> None:
    dice = world.dice.child("care")
    helpers = _helpers(world, dice)
    for member in world.tekun:
        if member.mode == "分散":
            _look_after(world, dice, member, helpers)
        elif 4 in member.months:
            paper(world, member, "institution_resident", reside(member))
        paper(world, member, "ability_assessment", assess(member, LOST[member.ability]))
        paper(world, member, "support_wish", {"wish_mode": member.mode, "signed_on": date(2019, 9, 10),
                                              "signer": "本人", "reason": None})  # fmt: skip
    for institution in INSTITUTIONS:
        residents = sum(member.institution == institution for member in world.tekun)
        world.add("care_institution", None, institution=institution, beds=residents + 12, nursing_beds=8,
                  occupied=residents, run_status="运营")  # fmt: skip


def paper(world: World, member: TekunMember, table: str, usual: dict[str, Any]) -> None:
    """The ordinary entry, unless the scene has another one or none."""
    change = member.papers.get(table, {})
    if change is not None:
        world.add(table, member.person, **(usual | change))


def _helpers(world: World, dice: Dice) -> dict[str, list[Person]]:
    """Able people by township who can look after a neighbour: one ward each while they last."""
    found: dict[str, list[Person]] = {}
    for family in world.families:
        for person in family.members:
            if 22 <= person.age() < 68 and family.is_free and not person.disability:
                found.setdefault(person.township, []).append(person)
    for township in sorted(found):
        dice.shuffle(found[township])
    return found


def _look_after(
    world: World, dice: Dice, member: TekunMember, helpers: dict[str, list[Person]]
) -> None:
    if member.carer is None:
        near = helpers[member.person.township]
        member.carer = near.pop()
        near.insert(0, member.carer)
    paper(world, member, "care_agreement", agree(world, member.carer) | {"carer_relation": "邻居"})
    if "care_visit" not in member.papers:
        for month in (1, 2, 3, 4):
            visit(world, member, date(2020, month, dice.randint(20, 26)), dice.choice(DEEDS))


def agree(world: World, carer: Person, **more: Any) -> dict[str, Any]:
    """An agreement with that carer for this year."""
    row = {"agreement_no": f"照料〔2020〕{world.office.next('care')}号", "carer_name": carer.name,
           "carer_id_number": carer.id18, "carer_relation": "侄子", "monthly_pay": 240}  # fmt: skip
    return row | TERM | more


def visit(world: World, member: TekunMember, on: date, content: str, **more: Any) -> None:
    """One entry of the carer's book."""
    who = member.carer.name if member.carer else "村民政协理员"
    row = {"visited_on": on, "visitor_name": who, "visit_mode": "上门", "content": content}
    world.add("care_visit", member.person, **(row | more))


def assess(member: TekunMember, lost: int, on: date | None = None) -> dict[str, Any]:
    """Six items, so many of them lost."""
    items = {item: "不能" if place < lost else "能" for place, item in enumerate(ITEMS)}
    return items | {"assessed_on": on or member.assessed_on, "care_ability": member.ability}


def reside(member: TekunMember) -> dict[str, Any]:
    """On the house's list of April."""
    return {"period": date(2020, 4, 1), "institution": member.institution, "stay_status": "在院",
            "admitted_on": member.start_month, "left_on": None}  # fmt: skip
