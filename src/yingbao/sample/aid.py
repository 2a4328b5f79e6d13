"""The rolls as the bureau keeps them: dibao households with their members, tekun persons.

Months are numbers of 2020 (1–4). Whatever a scene needs to be wrong on the paper (an identity
number as typed, a sum) stands in `written`, so that the world itself stays true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yingbao.sample.people import Person

MONTHS = (1, 2, 3, 4)
RURAL_STANDARD = 450  # a month; the paper says 5,400 a year
URBAN_STANDARD = 590
TEKUN_LIVING = {"分散": 585, "集中": 650}
TEKUN_CARE = {"全自理": 50, "半护理": 240, "全护理": 480}
SUPPLEMENT = 45  # a month for each severely disabled member, 分类施保


@dataclass(eq=False)
class Member:
    person: Person
    relation: str
    monthly_income: float = 0
    covered: bool = True
    months: set[int] = field(default_factory=lambda: set(MONTHS))
    written: dict[str, Any] = field(default_factory=dict)
    typed: dict[int, Any] = field(default_factory=dict)  # identity number as typed in a month
    damage: str = ""  # why the typed number cannot be used, '' when it can

    @property
    def supplement(self) -> int:
        disability = self.person.disability
        if "class_supplement" in self.written:
            return int(self.written["class_supplement"])
        return SUPPLEMENT if self.covered and disability and disability.is_severe else 0


@dataclass(eq=False)
class DibaoHousehold:
    members: list[Member]
    area_kind: str
    certificate_no: str
    account: str
    holder: str
    start_month: date
    category: str
    cause: str
    last_review_on: date
    cover_type: str = "整户"
    months: set[int] = field(default_factory=lambda: set(MONTHS))
    unpaid: set[int] = field(default_factory=set)  # months the bank did not pay
    paid_sums: dict[int, float] = field(default_factory=dict)  # months paid another sum
    written: dict[str, Any] = field(default_factory=dict)
    bank_ids: dict[int, str] = field(default_factory=dict)  # as the bank has it in a month
    township: str = ""  # where the roll lists it, when not where the book is
    village: str = ""
    subsidised: bool = True  # got March's price subsidy
    sleeps: bool = False  # nobody takes the money out
    is_taken: bool = False
    decoys: set[str] = field(default_factory=set)  # rules this household already tests

    @property
    def head(self) -> Member:
        return self.members[0]

    @property
    def standard(self) -> int:
        return URBAN_STANDARD if self.area_kind == "城市" else RURAL_STANDARD

    @property
    def place(self) -> tuple[str, str]:
        """Township and village as the roll lists them."""
        person = self.head.person
        return self.township or person.township, self.village or person.village

    def present(self, month: int) -> list[Member]:
        """Those the roll lists in that month, covered or not."""
        if month not in self.months:
            return []
        return [member for member in self.members if month in member.months]

    def covered(self, month: int) -> list[Member]:
        return [member for member in self.present(month) if member.covered]

    def per_head(self, month: int) -> float:
        """Monthly income a head, over all members, covered or not."""
        present = self.present(month)
        return sum(member.monthly_income for member in present) / len(present)

    def amount(self, month: int) -> float:
        """(standard − income a head) × covered, unless a scene has another sum written."""
        if "monthly_amount" in self.written:
            return float(self.written["monthly_amount"])
        gap = max(0.0, self.standard - self.per_head(month))
        return round(gap * len(self.covered(month)), 2)

    def supplement(self, month: int) -> int:
        return sum(member.supplement for member in self.covered(month))

    def total(self, month: int) -> float:
        return round(self.amount(month) + self.supplement(month), 2)


@dataclass(eq=False)
class TekunMember:
    person: Person
    certificate_no: str
    account: str
    holder: str
    start_month: date
    mode: str = "分散"
    ability: str = "全自理"
    institution: str = ""
    carer: Person | None = None
    assessed_on: date = date(2019, 11, 20)
    months: set[int] = field(default_factory=lambda: set(MONTHS))
    unpaid: set[int] = field(default_factory=set)
    written: dict[str, Any] = field(default_factory=dict)
    # by table: another entry than the ordinary one, or None for none at all
    papers: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    is_taken: bool = False

    @property
    def living(self) -> int:
        return int(self.written.get("living", TEKUN_LIVING[self.mode]))

    @property
    def care(self) -> int:
        return int(self.written.get("care_amount", TEKUN_CARE[self.ability]))

    def total(self) -> int:
        return self.living + self.care
