"""Inventing a county: settle it, appoint cadres, put the poor on the rolls, plant, fill registers."""

from __future__ import annotations

from yingbao.sample import plants
from yingbao.sample.balance import judge_alone, judge_batches, judge_counts
from yingbao.sample.dice import Dice
from yingbao.sample.numbers import Registrar
from yingbao.sample.ordinary import changes, fill_registers
from yingbao.sample.ordinary.approvals import approve
from yingbao.sample.places import lay_out
from yingbao.sample.population import Settler
from yingbao.sample.stage import Casting, Stage
from yingbao.sample.support import put_on_rolls
from yingbao.sample.world import World


def invent(people: int, seed: int, planted: bool = True) -> World:
    """The county of that many people; the same two numbers give the same county.

    Unplanted it is an ordinary county, in which no rule may find anything."""
    dice = Dice(seed, "county")
    office = Registrar()
    settler = Settler(dice.child("people"), office)
    villages = lay_out(dice.child("villages"), people)
    families = settler.settle(villages, people)
    world = World(dice, people, office, settler, villages, families)
    world.names.update(person.name for person in world.people)
    put_on_rolls(world)
    changes.fill(world)
    casting = Casting(world)
    for rule, plant in plants.load() if planted else ():
        plant(Stage(world, casting, rule))
    fill_registers(world)
    approve(world)
    judge_batches(world)
    judge_alone(world)
    judge_counts(world)
    return world
