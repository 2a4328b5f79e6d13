"""What a planter works with: free families, households to enrol, registers to write into.

A planter is `plant(stage)` in `plants/rNNN.py`. It takes whom it needs, makes the scene and says in
the answer key what must be found and what must stay silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from yingbao.sample.aid import DibaoHousehold, Member, TekunMember
from yingbao.sample.dice import Dice
from yingbao.sample.people import Family, Person
from yingbao.sample.places import Village, hamlet
from yingbao.sample.support import INSTITUTIONS, enrol, enrol_tekun, lodge
from yingbao.sample.world import Row, World

# Townships whose office sends its own roster, with classes and review dates, not the system's export
OWN_ROSTER = ("柿庄镇", "樊村河乡", "张村乡", "苏庄乡", "十里乡")
KEPT_APART = (
    "中村镇",
    "郑庄镇",
    "端氏镇",
    "郑村镇",
    "土沃乡",
    "胡底乡",
    "固县乡",
)  # see plants 301, 312
BARE = ("苏庄乡", "十里乡")  # their rosters say nothing of sex, birthday, disability
LAYOUTS: dict[str, Callable[[str], bool]] = {
    "any": lambda township: True,
    "roster": lambda township: township in OWN_ROSTER,
    "export": lambda township: township not in OWN_ROSTER,
    "persons": lambda township: township not in BARE,
    "bare": lambda township: township in BARE,
    "sheets": lambda township: township in OWN_ROSTER and township not in BARE,
}


class Casting:
    """Free families by shape, each given out once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.pools: dict[str, list[Family]] = {}
        for family in world.families:
            if family.is_free and not family.village.urban:
                self.pools.setdefault(family.shape, []).append(family)
        for shape in sorted(self.pools):
            world.dice.child(f"casting/{shape}").shuffle(self.pools[shape])

    def take(self, shape: str, where: Callable[[Family], bool] = lambda family: True) -> Family:
        """A free family of that shape, founded when the county has no more."""
        pool = self.pools.get(shape, [])
        chosen = next(
            (family for family in reversed(pool) if family.is_free and where(family)), None
        )
        while pool and not pool[-1].is_free:  # given out meanwhile
            pool.pop()
        if chosen is None:
            chosen = self._found(shape, where)
        chosen.is_taken = True
        for person in chosen.members:
            person.is_taken = True
        return chosen

    def _found(self, shape: str, where: Callable[[Family], bool]) -> Family:
        """New families in one village after another until one fits; the others wait for whoever asks next."""
        pool = self.pools.setdefault(shape, [])
        places = self.world.settled
        for village in self.world.dice.sample(places, len(places)) * 20:
            family = self.world.found(shape, village)
            if where(family):
                return family
            pool.append(family)
        raise LookupError(f"no {shape} family fits")


class Stage:
    """One planter's view of the county."""

    def __init__(self, world: World, casting: Casting, rule: str) -> None:
        self.world, self.casting, self.rule = world, casting, rule
        self.dice: Dice = world.dice.child(f"plant/{rule}")
        self.key = world.key

    @property
    def times(self) -> range:
        """As many scenes of a kind as this size of county has."""
        return range(self.world.scale)

    def family(self, shape: str = "aged_alone", township: str | None = None) -> Family:
        """A family on no roll, with nothing to its name."""
        return self.casting.take(shape, lambda f: township in (None, f.village.township))

    def applicant(
        self,
        shape: str = "bachelor",
        where: Callable[[Family], bool] = lambda family: True,
        unique_name: bool = False,
    ) -> Family:
        """A family that may have been given temporary aid: not of a township whose ledger is itself
        a scene. Whoever plants a grant takes its receiver from here."""
        names = self.world.names
        return self.casting.take(
            shape,
            lambda f: (
                f.village.township not in KEPT_APART
                and (not unique_name or names[f.head.name] == 1)
                and where(f)
            ),
        )

    def person(self, shape: str = "aged_alone", unique_name: bool = False) -> Person:
        """The head of a free family; a unique name where a stray namesake would spoil the scene."""
        names = self.world.names
        return self.casting.take(shape, lambda f: not unique_name or names[f.head.name] == 1).head

    def household(self, shape: str = "aged_alone", layout: str = "any") -> DibaoHousehold:
        """A dibao household for this scene alone, in a township whose roll shows what it needs:
        `roster` classes and review dates, `export` since when, `persons` facts about each person,
        `sheets` classes, dates and facts."""
        fits = LAYOUTS[layout]
        return self.enrol(self.casting.take(shape, lambda family: fits(family.village.township)))

    def hamlet(self) -> Village:
        """A village for this scene alone: whatever a rule says of a whole village, it has made."""
        village = hamlet(self.dice, self.world.villages)
        self.world.villages.append(village)
        return village

    def villagers(self, village: Village, shapes: Sequence[str]) -> list[DibaoHousehold]:
        """Dibao households of these shapes in that village."""
        return [self.enrol(self.world.found(shape, village)) for shape in shapes]

    def enrol(self, family: Family) -> DibaoHousehold:
        household = enrol(self.world, family, self.dice, hale=True)
        household.is_taken = True
        return household

    def tekun(self) -> TekunMember:
        """A tekun person for this scene alone."""
        return self.enrol_tekun(self.casting.take("aged_alone"))

    def enrol_tekun(self, family: Family) -> TekunMember:
        member = enrol_tekun(self.world, family, self.dice)
        member.is_taken = True
        return member

    def at_home(self, shape: str = "aged_alone", township: str | None = None) -> TekunMember:
        """A tekun person looked after at home."""
        member = self.enrol_tekun(self.family(shape, township))
        lodge(self.world, member)
        return member

    def in_house(self, institution: str = INSTITUTIONS[0]) -> TekunMember:
        """A tekun person in an institution."""
        member = self.tekun()
        lodge(self.world, member, institution)
        return member

    def bystander(self, where: Callable[[Member], bool] = lambda member: True) -> Member:
        """A member of an ordinary dibao household, shared by scenes that only add register rows."""
        for household in self._calm():
            for member in household.members:
                if where(member):
                    household.decoys.add(self.rule)
                    return member
        household = self.household("aged_couple")
        household.is_taken = False
        household.decoys.add(self.rule)
        return next((m for m in household.members if where(m)), household.head)

    def _calm(self) -> Iterator[DibaoHousehold]:
        rural = [
            h
            for h in self.world.dibao
            if not h.is_taken and self.rule not in h.decoys and len(h.months) == 4
        ]
        return iter(sorted(rural, key=lambda h: (len(h.decoys), h.certificate_no)))

    def add(self, table: str, who: Person | None = None, **values: Any) -> Row:
        return self.world.add(table, who, **values)

    def leave_out(self, person: Person, office_list: str) -> None:
        """That list lacks the person: 高龄津贴, 护理补贴 or 生活补贴."""
        self.world.left_out[office_list].add(person.id18)

    def stop(self, person: Person, reason: str, month: int, kind: str = "停保", programme: str = "低保",
             day: int = 18) -> Row:  # fmt: skip
        """An entry of the stop ledger: decided the month before it takes effect."""
        decided = date(2020, month - 1, day)
        return self.add(
            "stop_decision", person, programme=programme, decision_kind=kind, decided_on=decided,
            effective_month=date(2020, month, 1), reason=reason, notified_on=decided,
            document_no=f"沁民停〔2020〕{self.world.office.next('stop')}号",
        )  # fmt: skip

    def mark(self, row: Row) -> str:
        """A name for a row that names nobody."""
        return self.key.mark(row)

    def truth_row(self, row: Row, why: str, *, rule: str | None = None, group: str = "") -> None:
        self.key.truth(rule or self.rule, self.mark(row), why, group=group)

    def decoy_row(self, row: Row, why: str, *, rule: str | None = None) -> None:
        self.key.decoy(rule or self.rule, self.mark(row), why)

    def allow_row(self, row: Row, rule: str, why: str) -> None:
        self.key.allow(rule, self.mark(row), why)

    def truth(
        self, person: Person | str, why: str, *, rule: str | None = None, **more: Any
    ) -> None:
        self.key.truth(
            rule or self.rule, person if isinstance(person, str) else person.id18, why, **more
        )

    def decoy(self, person: Person | str, why: str, *, rule: str | None = None) -> None:
        self.key.decoy(rule or self.rule, person if isinstance(person, str) else person.id18, why)

    def allow(self, person: Person, rule: str, why: str) -> None:
        self.key.allow(rule, person.id18, why)
