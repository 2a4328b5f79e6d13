"""All demands on all rules and views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yingbao.engine.errors import RuleError
from yingbao.engine.library import Library
from yingbao.engine.lint.absence import AbsenceIsDeclared
from yingbao.engine.lint.contract import (
    BecauseNamesNobody,
    FinalColumns,
    NamedPopulation,
    StrongMatchForSevere,
    ViewColumns,
)
from yingbao.engine.lint.demand import Demand, Issue
from yingbao.engine.lint.determinism import (
    NoClockNoDice,
    NoPickingAtRandom,
    OrderedLists,
    TotalOrderInWindows,
)
from yingbao.engine.lint.fairness import NoProtectedAttributes, SaysHowItMayBeWrong, TestedByName
from yingbao.engine.lint.header import (
    BasisOnEveryDay,
    KnownTables,
    ParametersAreUsed,
    ReadsAreTrue,
    WordsAreUsed,
)
from yingbao.engine.lint.numbers import NoLegalNumbers
from yingbao.engine.lint.portable import (
    DatesStayDates,
    NoUnsafeDivision,
    PortableFunctions,
    PortableShapes,
)
from yingbao.engine.rule import Query, View

DEMANDS: tuple[type[Demand], ...] = (
    KnownTables,
    ReadsAreTrue,
    ParametersAreUsed,
    WordsAreUsed,
    AbsenceIsDeclared,
    BasisOnEveryDay,
    SaysHowItMayBeWrong,
    TestedByName,
    NamedPopulation,
    FinalColumns,
    ViewColumns,
    BecauseNamesNobody,
    StrongMatchForSevere,
    NoClockNoDice,
    NoPickingAtRandom,
    OrderedLists,
    TotalOrderInWindows,
    NoLegalNumbers,
    PortableFunctions,
    PortableShapes,
    DatesStayDates,
    NoUnsafeDivision,
    NoProtectedAttributes,
)


def lint(library: Library, queries: Iterable[Query] | None = None) -> tuple[Issue, ...]:
    """Everything that is off in these queries (or in all), in order of place."""
    chosen = queries if queries is not None else (*library.views.values(), *library.rules.values())
    demands = [demand(library) for demand in DEMANDS]
    return tuple(sorted({issue for query in chosen for issue in _issues(demands, query)}))


def _issues(demands: Iterable[Demand], query: Query) -> Iterator[Issue]:
    try:
        for demand in demands:
            if not (demand.rules_only and isinstance(query, View)):
                yield from demand.issues(query)
    except RuleError as error:  # SQL that cannot be read
        yield Issue(error.place, "ReadableSql", error.message)
