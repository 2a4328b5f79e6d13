"""What stands beside a clue about its household, without opening the household's file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from yingbao.casework.fields import ring
from yingbao.casework.models import Clue, Run
from yingbao.casework.selectors.family import Family, family_of
from yingbao.casework.selectors.household import (
    Person,
    engine,
    name_them,
    people_of,
    store_of,
)
from yingbao.identity import Vault

HEAD = "户主"


@dataclass(frozen=True)
class Unwell:
    """A member whose disability or grave illness counts for aid."""

    relation: str
    name: str
    words: str


@dataclass
class Beside:
    """The household on the newest rolls: its size, its money, the head's birth, who is unwell."""

    family: Family = field(default_factory=Family)
    head_birth: date | None = None
    unwell: list[Unwell] = field(default_factory=list)


def beside_clue(clue: Clue) -> Beside:
    """Empty before the first run and for a clue about nobody; the caller has checked the sight."""
    run = Run.newest()
    if run is None or not (clue.household_id or clue.person_id):
        return Beside()
    snapshot, vault = store_of(run)
    with engine().cursor() as con:
        people = _people(clue, people_of(con, snapshot, clue.household_id).people)
        ids = [one.person_id for one in people]
        family = family_of(con, snapshot, clue.household_id, ids, run.as_of)
    unwell = [one for one in people if one.person_id in family.health]
    name_them(unwell, Vault(vault, ring()))
    head = next((one.birth for one in people if one.relation == HEAD), None)
    return Beside(family, head, [_unwell(one, family) for one in unwell])


def _people(clue: Clue, members: list[Person]) -> list[Person]:
    """The members, or the one person of a clue whose household no roll knows."""
    if not clue.person_id or any(one.person_id == clue.person_id for one in members):
        return members
    return [*members, Person(clue.person_id, clue.person_name or "", clue.id_number)]


def _unwell(person: Person, family: Family) -> Unwell:
    return Unwell(person.relation, person.name, "、".join(family.health[person.person_id]))
