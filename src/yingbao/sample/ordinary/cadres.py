"""Village cadres and the clerks who handle aid; their declared kin receive nothing."""

from __future__ import annotations

from datetime import date

from yingbao.sample.people import Family, Person
from yingbao.sample.world import World

POSTS = ("村党支部书记、村委会主任", "村委会委员", "民政协理员")


def fill(world: World) -> None:
    dice = world.dice.child("cadres")
    by_village: dict[int, list[Family]] = {}
    for family in world.families:
        if family.is_free and family.shape in ("nuclear", "three"):
            by_village.setdefault(id(family.village), []).append(family)
    for village in world.villages:
        families = by_village.get(id(village), [])
        for post, family in zip(POSTS, families, strict=False):
            appoint(world, family.head, post)
            for member in family.members[1:]:
                if dice.chance(0.7):
                    declare(world, family.head, member, member.relation)


def appoint(world: World, person: Person, post: str, since: date = date(2017, 12, 1),
            until: date | None = None) -> None:  # fmt: skip
    """On the list of village and township staff."""
    person.family.has_cadre = True
    world.add("cadre", person, post=post, unit=f"{person.township}{person.village}",
              started_on=since, ended_on=until)  # fmt: skip


def declare(
    world: World, cadre: Person, kin: Person, relation: str, receives: bool = False
) -> None:
    """A cadre's own declaration of a relative."""
    world.add("kin_declaration", kin, cadre_name=cadre.name, cadre_id_number=cadre.id18,
              cadre_post=POSTS[0], relation=relation, receives_aid=receives,
              declared_on=date(2020, 3, 15), township=cadre.township, village=cadre.village)  # fmt: skip
