"""The facts a sum needs, as rows of the canonical tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

Tables = dict[str, dict[str, dict[str, Any]]]
TOWNSHIP = "本乡镇"
LONG_AGO, LATELY = 95, 5  # ages that leave no doubt who is old and who is a child


@dataclass(frozen=True)
class HomeFacts:
    """A dibao household in a month. Money in yuan a month; `income` a head.

    `disabled`, `ill`, `aged`, `minor`: how many covered members are of that class. `standard` is
    the roll's own, None: look it up. `former` is what was paid before a gradual exit, or is paid now.
    """

    month: date
    people: int
    income: Decimal | None
    area: str = "农村"
    family: int | None = None
    standard: Decimal | None = None
    method: str | None = None
    band: str | None = None
    cover: str | None = None
    exit_from: date | None = None
    former: Decimal | None = None
    disabled: int = 0
    ill: int = 0
    aged: int = 0
    minor: int = 0

    def tables(self, name: str = "户") -> Tables:
        """Rows as the roll, the certificates and the illness list would have them."""
        persons = [f"{name}{number}" for number in range(max(self.people, 1))]
        kinds = self._kinds()
        return {
            "dibao_household": {name: self._household(name)},
            "dibao_member": {
                person: self._member(name, person, kind)
                for person, kind in zip(persons, kinds, strict=True)
            },
            "disability_certificate": {
                person: {"person_id": person, "disability_class": "肢体", "disability_level": 1}
                for person, kind in zip(persons, kinds, strict=True)
                if kind == "disabled"
            },
            "illness_record": {
                person: {"person_id": person, "illness": "重病", "confirmed_on": self.month}
                for person, kind in zip(persons, kinds, strict=True)
                if kind == "ill"
            },
        }

    def _kinds(self) -> list[str]:
        """One class a member, the most costly first; members beyond them are of none."""
        counted = ("disabled", "ill", "aged", "minor")
        kinds = [kind for kind in counted for _ in range(getattr(self, kind))]
        return (kinds + [""] * self.people)[: max(self.people, 1)]

    def _household(self, name: str) -> dict[str, Any]:
        return {
            "household_id": name,
            "person_id": f"{name}0",
            "township": TOWNSHIP,
            "area_kind": self.area,
            "period": self.month,
            "family_size": self.family or self.people,
            "covered_size": self.people,
            "per_capita_monthly_income": self.income,
            "standard_monthly": self.standard,
            "monthly_amount": self.former,
            "calc_method": self.method,
            "band": self.band,
            "cover_type": self.cover,
            "gradual_exit_from": self.exit_from,
            "row_ref": name,
        }

    def _member(self, name: str, person: str, kind: str) -> dict[str, Any]:
        years = {"aged": LONG_AGO, "minor": LATELY}.get(kind, 40)
        return {
            "household_id": name,
            "person_id": person,
            "township": TOWNSHIP,
            "area_kind": self.area,
            "period": self.month,
            "id_birth_date": date(self.month.year - years, 1, 1),
            "row_ref": person,
        }


@dataclass(frozen=True)
class TekunFacts:
    """A tekun person in a month. `dibao_standard`, `living`, `care` as the county's table has them."""

    month: date
    area: str = "农村"
    mode: str = "分散"
    ability: str | None = None
    dibao_standard: Decimal | None = None
    living: Decimal | None = None
    care: Decimal | None = None

    def tables(self, name: str = "人") -> Tables:
        """The roll's row and the standards that are known."""
        amounts = {
            "低保": self.dibao_standard,
            "特困基本生活": self.living,
            "特困照料护理": self.care,
        }
        return {
            "tekun_member": {
                name: {
                    "person_id": name,
                    "township": TOWNSHIP,
                    "area_kind": self.area,
                    "period": self.month,
                    "support_mode": self.mode,
                    "care_ability": self.ability,
                    "row_ref": name,
                }
            },
            "benefit_standard": {
                programme: self._standard(programme, amount)
                for programme, amount in amounts.items()
                if amount is not None
            },
        }

    def _standard(self, programme: str, amount: Decimal) -> dict[str, Any]:
        return {
            "programme": programme,
            "area_kind": self.area,
            "amount": amount,
            "unit": "月",
            "care_ability": self.ability if programme == "特困照料护理" else None,
            "valid_from": date(2000, 1, 1),
            "row_ref": programme,
        }
