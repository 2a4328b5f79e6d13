"""Running rules on a snapshot: what applies on the day, what can run, what it found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from yingbao.canon import load_tables
from yingbao.engine.backends import Backend
from yingbao.engine.backends.duckdb import DuckBackend
from yingbao.engine.library import Library, load_library
from yingbao.engine.manifest import manifest_of
from yingbao.engine.readiness import Readiness
from yingbao.engine.rule import Query, Rule, View
from yingbao.engine.settle import BrokenRule, RuleRow, settled
from yingbao.engine.sources import sources_in
from yingbao.engine.sqltext import counted
from yingbao.engine.unread import Unread, unread_of
from yingbao.engine.values import NoValue, given

RUNNABLE = ("trial", "in_force")


@dataclass(frozen=True)
class RuleRun:
    """What one rule found. `looked_at` is the size of its population, `notes` what to know of it,
    `unread` what it leans on and nobody has read."""

    rule: Rule
    rows: tuple[RuleRow, ...]
    looked_at: int
    seconds: float
    notes: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True)
class NotRun:
    """A rule that was not run, and why in the officer's words."""

    rule: Rule
    reason: str


@dataclass(frozen=True)
class Run:
    """All rules on one snapshot on one day. The same manifest gives the same rows."""

    as_of: date
    rules: tuple[RuleRun, ...]
    not_run: tuple[NotRun, ...]
    manifest: dict[str, Any]
    seconds: dict[str, float] = field(default_factory=dict)
    library: Library | None = None


def run(
    snapshot: Path,
    as_of: date,
    *,
    codes: Collection[str] | None = None,
    county: Path | None = None,
    packs: Path | None = None,
    threads: int = 2,
    memory: str = "1GB",
    backend: Backend | None = None,
) -> Run:
    """Runs the rules in force or on trial (or just `codes`, drafts included) on a snapshot.

    Raises RuleError for a pack that cannot be read and UnknownCode for a code that is not there.
    A rule that fails on this data is told among `not_run`; the others still run.
    """
    library = load_library(packs, county)
    rules = chosen_rules(library, codes)
    backend = backend or DuckBackend(snapshot, threads=threads, memory=memory)
    return run_on(backend, library, rules, snapshot.name, as_of)


def run_on(
    backend: Backend, library: Library, rules: Iterable[Rule], snapshot: str, as_of: date
) -> Run:
    """Runs these rules on a backend that has the snapshot of that id open, and closes it."""
    try:
        return _Runner(library, backend, as_of).run(rules, snapshot)
    finally:
        backend.close()


def prepare(library: Library, backend: Backend, as_of: date, queries: Iterable[Query]) -> None:
    """Makes the tables and shared views these queries read, as a run would."""
    _Runner(library, backend, as_of).prepare(list(queries))


def chosen_rules(library: Library, codes: Collection[str] | None) -> tuple[Rule, ...]:
    """The rules in force or on trial, or those of the codes; raises UnknownCode."""
    if codes is None:
        return tuple(rule for rule in library.rules.values() if rule.status in RUNNABLE)
    return tuple(library.rule(code) for code in sorted(set(codes)))


class _Runner:
    """One run: 1. who can run · 2. shared views, once · 3. each rule · 4. the manifest."""

    def __init__(self, library: Library, backend: Backend, as_of: date) -> None:
        self.library, self.backend, self.as_of = library, backend, as_of
        self.sources = sources_in(backend)
        self.ready = Readiness(library, backend.received(), self.sources.named)
        self.failed_views: dict[str, str] = {}

    def run(self, rules: Iterable[Rule], snapshot: str) -> Run:
        reasons = {rule: self.ready.why_not(rule, self.as_of) for rule in rules}
        runnable = [rule for rule, reason in reasons.items() if not reason]
        started = perf_counter()
        self.prepare(runnable)
        prepared = perf_counter() - started
        outcomes = self._run_all(runnable)
        not_run = [NotRun(rule, reason) for rule, reason in reasons.items() if reason]
        not_run += [outcome for outcome in outcomes if isinstance(outcome, NotRun)]
        return Run(
            as_of=self.as_of,
            rules=tuple(outcome for outcome in outcomes if isinstance(outcome, RuleRun)),
            not_run=tuple(sorted(not_run, key=lambda item: item.rule.code)),
            manifest=manifest_of(self.library, reasons, snapshot, self.as_of, self.backend),
            library=self.library,
            seconds={"views": prepared, "rules": perf_counter() - started - prepared},
        )

    def _run_all(self, rules: Sequence[Rule]) -> list[RuleRun | NotRun]:
        """In the order given, as many at once as the backend allows."""
        with ThreadPoolExecutor(self.backend.at_once) as threads:
            return list(threads.map(self._run_one, rules))

    def prepare(self, queries: Sequence[Query]) -> None:
        """Empty tables for what was not received, then the views, each once."""
        views = self.library.views_for(queries)
        for name in sorted({name for query in (*queries, *views) for name in query.read_names}):
            if name not in self.library.views and name not in self.backend.received():
                columns = load_tables()[name].physical
                self.backend.add_empty(name, {c.name: c.sql_type for c in columns})
        for view in views:
            if view.name not in self.backend.received():
                self._add(view)

    def _add(self, view: View) -> None:
        """A view without its sources or values is empty; rules that must have it do not run."""
        try:
            if not self.ready.has(view.name):
                raise NoValue("数据未收到")
            self._demand_sources(view)
            values = given(view, self.as_of, self.library.parameters)
            self.backend.add_view(view.name, values.applied_to(view.sql))
        except NoValue as reason:
            self._empty(view, str(reason))
        except self.backend.Error as error:
            self._empty(view, f"计算出错，请告知维护人员。{_first_line(error)}")

    def _empty(self, view: View, reason: str) -> None:
        self.failed_views[view.name] = reason
        self.backend.add_empty(view.name, view.columns)

    def _demand_sources(self, query: Query) -> None:
        """Raises NoValue when a view that the query must have could not be made."""
        for read in query.reads:
            if read.name in self.failed_views and not read.optional:
                title = self.library.views[read.name].title
                raise NoValue(f"“{title}”算不出来，{self.failed_views[read.name]}")

    def _run_one(self, rule: Rule) -> RuleRun | NotRun:
        started = perf_counter()
        try:
            self._demand_sources(rule)
            values = given(rule, self.as_of, self.library.parameters)
            answer = self.backend.ask(values.applied_to(counted(rule.sql)))
            if not answer.looked_at:
                self._demand_local(rule)
            doubtful = self.doubtful_limits(rule)
            rows = settled(rule, answer.rows, capped=bool(doubtful))
        except NoValue as error:
            return NotRun(rule, f"未运行：{error}")
        except (self.backend.Error, BrokenRule) as error:
            return NotRun(rule, f"未运行：规则出错，请告知维护人员。{_first_line(error)}")
        notes = tuple(f"参数“{title}”待核实，级别最高为黄" for title in doubtful)
        unread = unread_of(self.library, rule, self.sources) if rows else ()
        return RuleRun(rule, rows, answer.looked_at, perf_counter() - started, notes, unread)

    def _demand_local(self, rule: Rule) -> None:
        """Raises NoValue where a rule looked at nobody for want of what only a local paper says."""
        for use in rule.parameters:
            parameter = self.library.parameters.get(use.ref)
            if use.optional and parameter is not None and parameter.on(self.as_of) is None:
                raise NoValue(
                    f"没有填“{parameter.title}”；本县有规定的，请填进县里的参数文件再比对"
                )

    def doubtful_limits(self, rule: Rule) -> list[str]:
        """Titles of unverified parameters with which the rule's clues stand or fall."""
        used = [
            self.library.parameters.get(use.ref) for use in rule.parameters if use.role == "limit"
        ]
        return [p.title for p in used if p is not None and p.status == "to_verify"]


def _first_line(error: Exception) -> str:
    """What the engine said, without the statement it repeats below."""
    return (str(error).splitlines() or [type(error).__name__])[0]
