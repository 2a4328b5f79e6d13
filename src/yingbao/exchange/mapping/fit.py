"""Whether a column's content can be what a canonical column asks for."""

from __future__ import annotations

from typing import Literal

from yingbao.canon import Column
from yingbao.exchange.mapping.profile import Profile

Fit = Literal["yes", "maybe", "no", "empty"]
IDS = ("id", "id15", "idlike", "disability", "disabilitylike", "lost")
PEOPLE = 0.6
# Per type: shapes that speak for it; shapes that, where they fill most cells, speak against it.
FOR: dict[str, tuple[str, ...]] = {
    "id_number": IDS,
    "disability_number": ("disability", "disabilitylike", "id", "idlike", "lost"),
    "name": ("name",),
    "date": ("date", "serial"),
    "month": ("date", "serial", "small"),
    "money": ("number",),
    "number": ("number",),
    "integer": ("number",),
    "phone": ("phone",),
    "account": ("account", "lost"),
    "township": ("township",),
    "village": ("village",),
    "address": ("address", "village"),
}
AGAINST: dict[str, tuple[str, ...]] = {
    "id_number": ("phone", "date", "name", "number", "address", "village", "township"),
    "disability_number": ("phone", "date", "name", "number", "address"),
    "name": (*IDS, "phone", "account", "date", "number", "township", "address", "plate"),
    "date": (*IDS, "phone", "name", "account", "number", "address", "text", "bool"),
    "month": (*IDS, "phone", "name", "account", "number", "address"),
    "money": (*IDS, "phone", "name", "date", "township", "village", "address", "text"),
    "number": (*IDS, "phone", "name", "township", "village", "address"),
    "integer": (*IDS, "phone", "township", "village", "address"),
    "phone": ("id", "id15", "name", "date", "township", "village"),
    "account": ("id", "name", "township", "village", "date"),
    "township": (*IDS, "phone", "date", "number", "account"),
    "village": (*IDS, "phone", "date", "number", "account"),
    "address": (*IDS, "phone", "date", "number", "account"),
    "code": (*IDS, "phone", "account", "date", "address"),
    "boolean": (*IDS, "phone", "account", "date", "address"),
    "text": (*IDS,),
    "ref": (),
}


def fit(profile: Profile, column: Column) -> Fit:
    """`yes`: the content is of this type; `no`: it is plainly another; `maybe`: it does not tell."""
    if not profile.total:
        return "empty"
    if column.name.endswith("certificate_no") and profile.share("id", "id15") >= PEOPLE:
        return "no"  # 证号 over valid identity numbers tells who, not which certificate
    if column.type == "code":
        return _code_fit(profile, column)
    if column.type == "boolean":
        return "yes" if profile.bool_share >= 0.6 else _against(profile, column)
    if profile.share(*FOR.get(column.type, ())) >= _enough(column.type):
        return "yes" if not _too_big(profile, column) else "no"
    return _against(profile, column)


def _enough(kind: str) -> float:
    """Names and places are known by a list, figures by their form: the list knows fewer."""
    return {"name": 0.6, "township": 0.5, "village": 0.5, "address": 0.4}.get(kind, 0.7)


def _too_big(profile: Profile, column: Column) -> bool:
    """Money or a count that is really a phone, a card or an ID number."""
    if column.type not in ("money", "number", "integer"):
        return False
    phone = "long_phone" if column.type == "money" else "phone"  # a county's funds run to millions
    return profile.share(phone, "account", *IDS) >= 0.5


def _code_fit(profile: Profile, column: Column) -> Fit:
    share = profile.code_share(column)
    if share >= 0.5:
        return "yes"
    return "no" if share == 0 and _against(profile, column) == "no" else "maybe"


def _against(profile: Profile, column: Column) -> Fit:
    own = profile.share(*FOR.get(column.type, ()))
    other = profile.share(*AGAINST.get(column.type, ()))
    if column.type == "name" and own < 0.1 and other < 0.5:
        return "maybe"
    return "no" if other >= 0.6 and own < 0.4 else "maybe"
