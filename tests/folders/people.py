"""Invented people of a county that the sample never made: names, numbers, homes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from yingbao.identity import check_digit

REGION = "140929"
HOMES = (("柏崖镇", "上庄村"), ("柏崖镇", "前沟村"), ("红土乡", "河底村"), ("马跑泉镇", "西坡村"))
SURNAMES = "贾孔郝乔靳侯牛段裴阎祁樊尚庞温柴窦申秦邢"
GIVEN = (
    "永生",
    "二娥",
    "占林",
    "拴明",
    "秀花",
    "桂香",
    "改平",
    "爱红",
    "润兵",
    "建善",
    "海义",
    "丑魁",
)
_serial = count(1)


@dataclass(frozen=True)
class Person:
    name: str
    number: str
    sex: str
    birth: str  # 1960-04-05
    town: str
    village: str
    card: str
    relation: str = "户主"


@dataclass
class Household:
    members: list[Person]
    standard: int = 580
    income: int = 180  # a head and month
    more: dict[str, str] = field(default_factory=dict)

    @property
    def head(self) -> Person:
        return self.members[0]

    @property
    def amount(self) -> int:
        return (self.standard - self.income) * len(self.members)


def person(sex: str, year: int, relation: str = "户主", home: int | None = None) -> Person:
    """Each call another person; the number is valid and says the birth and the sex."""
    n = next(_serial)
    town, village = HOMES[n % len(HOMES) if home is None else home]
    birth = f"{year}-{n % 12 + 1:02}-{n % 27 + 1:02}"
    body = f"{REGION}{birth.replace('-', '')}{2 * (n % 490) + (1 if sex == '男' else 2):03}"
    name = SURNAMES[n % len(SURNAMES)] + GIVEN[n // len(SURNAMES) % len(GIVEN)]
    return Person(
        name, body + check_digit(body), sex, birth, town, village, f"62170000{n:011}", relation
    )


def couple(year: int = 1972) -> Household:
    """Each with an income of its own."""
    n = next(_serial)
    home = n % len(HOMES)
    members = [person("男", year, home=home), person("女", year + 1, "配偶", home)]
    return Household(members, income=103 + n * 17 % 211)
