"""The invented county in memory: people, rolls, and the departments' rows by canonical table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from yingbao.sample.aid import DibaoHousehold, TekunMember
from yingbao.sample.dice import Dice
from yingbao.sample.key import AnswerKey
from yingbao.sample.numbers import Registrar
from yingbao.sample.people import Family, Person
from yingbao.sample.places import Village
from yingbao.sample.population import Settler

Row = dict[str, Any]


@dataclass(eq=False)
class World:
    """`rows[table]` are dicts of canonical column → value; `_who` names the person behind one."""

    dice: Dice
    size: int
    office: Registrar
    settler: Settler
    villages: list[Village]
    families: list[Family]
    dibao: list[DibaoHousehold] = field(default_factory=list)
    tekun: list[TekunMember] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    key: AnswerKey = field(default_factory=AnswerKey)
    # townships whose rows of a table one scene alone decides
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    # whom an office's list lacks although they belong on it, by the list's name
    left_out: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: Counter[str] = field(default_factory=Counter)
    pay_days: dict[tuple[str, int], date] = field(
        default_factory=dict
    )  # township and month paid late

    @property
    def people(self) -> Iterator[Person]:
        return (person for family in self.families for person in family.members)

    @cached_property
    def former(self) -> dict[tuple[str, str], str]:
        """What some offices still call a merged village."""
        return {(v.township, v.name): v.former[0] for v in self.villages if v.former}

    @property
    def settled(self) -> list[Village]:
        """Rural villages where families of any scene may live."""
        return [village for village in self.villages if not (village.urban or village.apart)]

    @property
    def scale(self) -> int:
        """How many truths of a kind: three, more in a big county."""
        return max(3, self.size // 20000)

    def add(self, table: str, who: Person | None = None, **values: Any) -> Row:
        """A department's row; with `who`, that person's name, number and place are filled in."""
        row: Row = {"_who": who}
        if who is not None:
            row |= {"name": who.name, "id_number": who.id18}
            row |= {"township": who.township, "village": who.village}
        row |= values
        self.rows[table].append(row)
        return row

    def found(self, shape: str, village: Village | None = None) -> Family:
        """One more family, for a scene that finds none fitting."""
        place = village or self.dice.choice(self.settled)
        family = self.settler.found(place, shape)
        self.families.append(family)
        self.names.update(person.name for person in family.members)
        return family
