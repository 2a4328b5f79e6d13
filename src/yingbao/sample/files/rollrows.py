"""The rolls of one month as logical rows, whatever layout they are then written in."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.aid import DibaoHousehold, Member, TekunMember
from yingbao.sample.places import ORDER
from yingbao.sample.stage import OWN_ROSTER
from yingbao.sample.world import Row, World

BANK = "沁水县农村信用合作联社"


def households(world: World, area_kind: str, month: int) -> list[DibaoHousehold]:
    """Those on the roll that month, by township and village, the order of certificates inside."""
    listed = [h for h in world.dibao if h.area_kind == area_kind and h.present(month)]
    return sorted(listed, key=lambda h: (ORDER[h.place[0]], h.place[1], h.certificate_no))


def exported(world: World, month: int) -> list[DibaoHousehold]:
    """Rural households of the townships that send the system's own export."""
    return [h for h in households(world, "农村", month) if h.place[0] not in OWN_ROSTER]


def rostered(world: World, month: int, township: str) -> list[DibaoHousehold]:
    return [h for h in households(world, "农村", month) if h.place[0] == township]


def household_row(household: DibaoHousehold, month: int) -> Row:
    """One household × month, every column any layout may ask for."""
    head = household.head
    present = household.present(month)
    income = round(sum(member.monthly_income for member in present) * 12, 2)
    amount = household.amount(month)
    supplement = household.supplement(month)
    township, village = household.place
    row: dict[str, Any] = {
        "_who": head.person, "head_name": head.person.name,
        "head_id_number": written_id(head, month), "family_size": len(present),
        "covered_size": len(household.covered(month)), "annual_income": income,
        "per_capita_annual_income": round(income / len(present), 2),
        "per_capita_monthly_income": round(income / 12 / len(present), 2),
        "monthly_amount": amount, "class_supplement": supplement, "total_amount": household.total(month),
        "township": township, "village": village, "certificate_no": household.certificate_no,
        "start_month": household.start_month, "cause": household.cause, "calc_method": "差额",
        "bank": BANK, "holder_name": household.holder, "account": household.account,
        "standard_monthly": household.standard, "category": household.category,
        "last_review_on": household.last_review_on, "cover_type": household.cover_type,
        "address": f"沁水县{township}{village}", "status": "在保", "homes_owned": 1, "home_area": 60,
        "financial_assets": 0, "_members": present, "gradual_exit_from": None, "remark": None,
        "province": "山西省", "city": "晋城市", "county": "沁水县", "period": date(2020, month, 1),
    }  # fmt: skip
    row |= {key: value for key, value in household.written.items() if key != "payment"}
    return row | _damage(head, month)


def member_row(household: DibaoHousehold, member: Member, month: int) -> Row:
    """One person × month."""
    person, disability = member.person, member.person.disability
    township, village = household.place
    row: dict[str, Any] = {
        "_who": person, "name": person.name, "id_number": written_id(member, month),
        "head_name": household.head.person.name, "head_id_number": written_id(household.head, month),
        "relation": member.relation, "sex": person.sex, "birth_date": person.birth,
        "age": person.age(), "nation": "汉族", "marital": person.marital,
        "employment": "务农" if 18 <= person.age() < 60 else "无", "annual_income": round(member.monthly_income * 12, 2),
        "is_disabled": disability is not None, "disability_no": disability.number if disability else None,
        "disability_class": disability.kind if disability else None,
        "disability_level": f"{'一二三四'[disability.level - 1]}级" if disability else None,
        "illness": None, "labour": labour(member), "health": "残疾" if disability else "健康",
        "start_month": household.start_month, "is_covered": member.covered,
        "class_supplement": member.supplement, "calc_method": "差额", "area_kind": household.area_kind,
        "township": township, "village": village, "certificate_no": household.certificate_no,
        "bank": BANK, "holder_name": household.holder, "account": household.account,
        "address": f"沁水县{township}{village}", "monthly_amount": household.amount(month),
        "household_supplement": household.supplement(month), "total_amount": household.total(month),
        "province": "山西省", "city": "晋城市", "county": "沁水县",
        "person_amount": round(household.amount(month) / max(1, len(household.covered(month))), 2),
    }  # fmt: skip
    return row | member.written | _damage(member, month)


def _damage(member: Member, month: int) -> Row:
    return {"_damaged": member.damage} if member.damage and month in member.typed else {}


def labour(member: Member) -> str:
    if member.person.disability and member.person.disability.is_severe:
        return "完全丧失"
    return "有劳动能力" if 18 <= member.person.age() < 60 else "无劳动能力"


def written_id(member: Member, month: int) -> Any:
    """The identity number as that month's roll has it: a scene may have typed another."""
    return member.typed.get(month, member.person.id18)


def tekun_row(member: TekunMember, month: int) -> Row:
    person, disability = member.person, member.person.disability
    row: dict[str, Any] = {
        "_who": person, "name": person.name, "head_name": person.name, "id_number": person.id18,
        "head_id_number": person.id18, "relation": "户主", "sex": person.sex, "birth_date": person.birth,
        "age": person.age(), "support_mode": member.mode, "care_ability": member.ability,
        "living_amount": member.living, "care_amount": member.care, "total_amount": member.total(),
        "institution": member.institution or None, "assessed_on": member.assessed_on,
        "carer_name": member.carer.name if member.carer else None,
        "carer_id_number": member.carer.id18 if member.carer else None,
        "certificate_no": member.certificate_no, "start_month": member.start_month,
        "township": person.township, "village": person.village, "area_kind": "农村",
        "disability_no": disability.number if disability else None, "family_size": 1, "covered_size": 1,
        "holder_name": member.holder, "account": member.account, "bank": BANK,
        "address": f"沁水县{person.township}{person.village}", "meter_no": None,
        "province": "山西省", "city": "晋城市", "county": "沁水县",
    }  # fmt: skip
    return row | member.written
