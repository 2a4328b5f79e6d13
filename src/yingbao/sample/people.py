"""People and the hukou books they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from yingbao.sample.places import Village

AS_OF = date(2020, 4, 30)


@dataclass(eq=False, slots=True)
class Disability:
    """A disability certificate: class, level 1–4, number, state."""

    kind: str
    level: int
    number: str
    issued_on: date
    status: str = "正常"

    @property
    def is_severe(self) -> bool:
        return self.level <= 2


@dataclass(eq=False, slots=True)
class Person:
    """One invented person. `wage` is what employers report a month, 0 without a job."""

    id18: str
    name: str
    sex: str
    birth: date
    relation: str
    marital: str
    family: Family
    disability: Disability | None = None
    died_on: date | None = None
    moved_out_on: date | None = None
    move_reason: str = ""
    wage: int = 0
    pension_kind: str = ""
    is_taken: bool = False  # stands in a planted scene

    @property
    def township(self) -> str:
        return self.family.village.township

    @property
    def village(self) -> str:
        return self.family.village.name

    @property
    def is_alive(self) -> bool:
        return self.died_on is None

    def age(self, on: date = AS_OF) -> int:
        return on.year - self.birth.year - ((on.month, on.day) < (self.birth.month, self.birth.day))


@dataclass(eq=False, slots=True)
class Family:
    """One hukou book. `aid` is the programme that covers it, '' for most."""

    book_no: str
    village: Village
    shape: str = ""
    members: list[Person] = field(default_factory=list)
    aid: str = ""
    split_on: date | None = None  # when this book was made out of another
    has_wage: bool = False
    has_cadre: bool = False
    is_taken: bool = False

    @property
    def head(self) -> Person:
        return self.members[0]

    @property
    def is_free(self) -> bool:
        """Nobody's scene, nobody's cadre, on no roll, all alive and at home."""
        if self.aid or self.is_taken or self.has_cadre:
            return False
        for person in self.members:  # asked a million times: no generator here
            if person.died_on or person.moved_out_on:
                return False
        return True
