"""Villages filled with families: the aged alone, couples, parents and children, three generations."""

from __future__ import annotations

from datetime import date

from yingbao.sample.dice import Dice, Wheel
from yingbao.sample.names import person_name
from yingbao.sample.numbers import COUNTY, NEIGHBOURS, Registrar
from yingbao.sample.people import AS_OF, Family, Person
from yingbao.sample.places import Village

SHAPES = Wheel(
    {"aged_alone": 9, "bachelor": 7, "aged_couple": 16, "couple": 6, "nuclear": 34, "three": 24, "lone_parent": 4}
)  # fmt: skip


class Settler:
    """Founds families in one county; keeps its dice and number office."""

    def __init__(self, dice: Dice, office: Registrar) -> None:
        self.dice, self.office = dice, office

    def settle(self, villages: list[Village], people: int) -> list[Family]:
        """Families in village order, `people` persons or a few more."""
        whole = sum(village.weight for village in villages)
        families: list[Family] = []
        owed = 0.0
        for village in villages:
            owed += people * village.weight / whole
            while owed > 0:
                families.append(self.found(village))
                owed -= len(families[-1].members)
        return families

    def found(self, village: Village, shape: str | None = None) -> Family:
        """One family of the shape named, or any."""
        family = Family(self.office.book(), village, shape or SHAPES.spin(self.dice))
        getattr(self, "_" + family.shape)(family)
        return family

    def join(self, family: Family, relation: str, sex: str, age: int, marital: str,
             surname: str | None = None, region: str = COUNTY) -> Person:  # fmt: skip
        """A new person in the book, born `age` years before the county's day."""
        birth = self.dice.day(date(AS_OF.year - age - 1, 5, 1), date(AS_OF.year - age, 4, 29))
        name = person_name(self.dice, sex, surname)
        person = Person(
            self.office.identity(birth, sex, region), name, sex, birth, relation, marital, family
        )
        family.members.append(person)
        return person

    def _aged_alone(self, family: Family) -> None:
        age = self.dice.randint(62, 91)
        if self.dice.chance(0.35):
            self.join(family, "户主", "男", age, "未婚", self._surname(family))
        else:
            sex = "女" if self.dice.chance(0.6) else "男"
            self.join(family, "户主", sex, age, "丧偶", self._surname(family))

    def _bachelor(self, family: Family) -> None:
        marital = self.dice.choice(["未婚", "未婚", "离婚"])
        self.join(family, "户主", "男", self.dice.randint(36, 59), marital, self._surname(family))

    def _aged_couple(self, family: Family) -> None:
        self._pair(family, self.dice.randint(62, 86))

    def _couple(self, family: Family) -> None:
        self._pair(family, self.dice.randint(46, 61))

    def _nuclear(self, family: Family) -> None:
        head = self._pair(family, self.dice.randint(28, 52))
        self._children(family, head, head.age())

    def _lone_parent(self, family: Family) -> None:
        sex = self.dice.choice("男女")
        age = self.dice.randint(30, 50)
        head = self.join(family, "户主", sex, age, self.dice.choice(["离婚", "丧偶"]))
        self._children(family, head, age)

    def _three(self, family: Family) -> None:
        head = self._pair(family, self.dice.randint(30, 50))
        surname = head.name[: len(head.name) - 1 if len(head.name) == 2 else -2]
        elder = self.join(
            family, "父母", "男", min(head.age() + self.dice.randint(22, 32), 92), "已婚", surname
        )
        if self.dice.chance(0.75):
            self.join(family, "父母", "女", max(elder.age() - 2, head.age() + 18), "已婚")
        else:
            elder.marital = "丧偶"
        self._children(family, head, head.age())

    def _pair(self, family: Family, age: int) -> Person:
        head = self.join(family, "户主", "男", age, "已婚", self._surname(family))
        region = self.dice.choice(NEIGHBOURS) if self.dice.chance(0.15) else COUNTY
        self.join(
            family, "配偶", "女", max(age - self.dice.randint(0, 5), 21), "已婚", region=region
        )
        return head

    def _children(self, family: Family, head: Person, age: int) -> None:
        surname = head.name[:-2] if len(head.name) > 2 else head.name[:-1]
        for _ in range(1 if self.dice.chance(0.55) else 2):
            years = max(0, min(age - self.dice.randint(22, 30), 24))
            sex = "男" if self.dice.chance(0.53) else "女"
            self.join(family, "子女", sex, years, "未婚", surname)

    def _surname(self, family: Family) -> str | None:
        return self.dice.choice(family.village.surnames) if self.dice.chance(0.5) else None
