"""Examining rules: cases and mutants, spread over processes when there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from yingbao.engine.errors import RuleError
from yingbao.engine.library import Library, load_library
from yingbao.engine.rule import Query
from yingbao.engine.testing.cases import Case, read_test_file, test_path
from yingbao.engine.testing.judge import Verdict, tried
from yingbao.engine.testing.mutation import Mutant, mutants
from yingbao.engine.testing.world import World

FIRST_TRIES, MORE_TRIES = 2, 6  # likeliest cases first: a run costs more than a guess
FEW = 4  # below this, starting processes costs more than it saves


@dataclass(frozen=True)
class Examination:
    """How a rule (or view) stood its test. `refused` says why the test could not be read."""

    name: str
    verdicts: tuple[Verdict, ...] = ()
    mutants: int = 0
    survivors: tuple[Mutant, ...] = ()
    refused: str = ""

    @property
    def passed(self) -> bool:
        return not self.refused and not self.survivors and all(v.passed for v in self.verdicts)


def examine(library: Library, names: Iterable[str], strict: bool = False) -> Iterator[Examination]:
    """Examines rules by code and views by name, in that order, on all cores when there are many."""
    names = list(names)
    if len(names) < FEW:
        world = World(library)
        yield from (examine_one(library, name, world, strict) for name in names)
        return
    with ProcessPoolExecutor(cpu_count(), mp_context=get_context("spawn")) as crew:
        tasks = [(library.packs, name, strict) for name in names]
        yield from crew.map(_examine_apart, tasks, chunksize=2)


def examine_one(library: Library, name: str, world: World, strict: bool = False) -> Examination:
    """One rule or view: its cases, and the mutants that no case tells from it."""
    query = find(library, name)
    try:
        test_file = read_test_file(test_path(library.packs, query), library.packs)
        return _examined(name, query, test_file.cases, world, mutants(query, strict))
    except RuleError as error:
        return Examination(name, refused=str(error))


def _examined(
    name: str, query: Query, cases: tuple[Case, ...], world: World, bred: tuple[Mutant, ...]
) -> Examination:
    order = {mutant: ranked(mutant, cases) for mutant in bred}
    verdicts, alive = [], bred
    for number, case in enumerate(cases):  # a world is shown once: for the rule, then for mutants
        verdicts.append(Verdict(case, tried(query, case, world, query.sql)))
        if verdicts[-1].passed:
            likely = [mutant for mutant in alive if number in order[mutant][:FIRST_TRIES]]
            alive = _without(alive, _killed(query, case, world, likely))
    if not all(verdict.passed for verdict in verdicts):
        return Examination(name, tuple(verdicts))  # mutants of a rule that fails say nothing
    for first, last in pairwise((FIRST_TRIES, MORE_TRIES, len(cases))):
        for number, case in enumerate(cases):
            tries = [mutant for mutant in alive if number in order[mutant][first:last]]
            alive = _without(alive, _killed(query, case, world, tries))
    return Examination(name, tuple(verdicts), len(bred), alive)


def ranked(mutant: Mutant, cases: tuple[Case, ...]) -> tuple[int, ...]:
    """The numbers of the cases, those first that change little but what the mutant is about."""
    telling = "fires" if mutant.spares else "silent"

    def unlikely(number: int) -> tuple[bool, bool, float]:
        case = cases[number]
        share = len(case.touched & mutant.words) / (len(case.touched) or 1)
        return not share, case.kind != telling, -share

    return tuple(sorted(range(len(cases)), key=unlikely))


def _killed(query: Query, case: Case, world: World, tries: Iterable[Mutant]) -> frozenset[Mutant]:
    return frozenset(mutant for mutant in tries if tried(query, case, world, mutant.sql))


def _without(alive: tuple[Mutant, ...], killed: frozenset[Mutant]) -> tuple[Mutant, ...]:
    return tuple(mutant for mutant in alive if mutant not in killed)


def find(library: Library, name: str) -> Query:
    """A view by its name or a rule by its code; raises UnknownCode."""
    return library.views.get(name) or library.rule(name)


@cache
def _apart(packs: Path) -> World:
    return World(load_library(packs))


def _examine_apart(task: tuple[Path, str, bool]) -> Examination:
    packs, name, strict = task
    world = _apart(packs)
    return examine_one(world.library, name, world, strict)
