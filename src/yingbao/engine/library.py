"""Everything in the packs that the engine runs: rules, views and parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from yingbao.engine.errors import Place, RuleError, UnknownCode
from yingbao.engine.header import read_rule, read_view
from yingbao.engine.parameters import Parameter, load_parameters, override
from yingbao.engine.rule import Query, Rule, View

FEW = 2  # alternatives of a view that still tell which table it lives on
PACKS = Path(__file__).parents[1] / "packs"


@dataclass(frozen=True)
class Library:
    """The rules by code, the views by name and the parameters by `pack/name`."""

    packs: Path
    rules: dict[str, Rule]
    views: dict[str, View]
    parameters: dict[str, Parameter]

    def rule(self, code: str) -> Rule:
        """The rule of that code; raises UnknownCode."""
        if code not in self.rules:
            raise UnknownCode(code)
        return self.rules[code]

    @cached_property
    def view_order(self) -> tuple[str, ...]:
        """All views, each after the views it reads."""
        return self._ordered(self.views)

    def views_for(self, queries: Iterable[Query]) -> tuple[View, ...]:
        """The views these queries rest on, in the order in which they can be built."""
        wanted = set(self._ordered(name for query in queries for name in query.read_names))
        return tuple(self.views[name] for name in self.view_order if name in wanted)

    def tables_for(self, query: Query) -> frozenset[str]:
        """The canonical tables a query reads, through views or directly."""
        names: set[str] = set()
        for name in query.read_names:
            names |= self.tables_for(self.views[name]) if name in self.views else {name}
        return frozenset(names)

    def required_tables(self, rule: Rule) -> frozenset[str]:
        """The tables without which the rule says nothing or says too much: its needs, and what it
        reads without an escape; of a view with alternatives, the few it names."""
        few = rule.needs_any if len(rule.needs_any) <= FEW else ()
        return frozenset((*rule.needs, *few)) | frozenset(self._required(rule))

    def _required(self, query: Query) -> Iterator[str]:
        for read in query.reads:
            view = self.views.get(read.name)
            if read.optional:
                continue
            if view is None:
                yield read.name
                continue
            yield from view.needs_any if len(view.needs_any) <= FEW else ()
            yield from self._required(view)

    def _ordered(self, names: Iterable[str]) -> tuple[str, ...]:
        ordered: dict[str, None] = {}

        def visit(name: str, above: tuple[str, ...]) -> None:
            if name in above:
                file = self.views[name].file
                raise RuleError(Place(file), f"视图互相引用：{' → '.join((*above, name))}。")
            if name in self.views and name not in ordered:
                for read in sorted(self.views[name].read_names):
                    visit(read, (*above, name))
                ordered[name] = None

        for name in names:
            visit(name, ())
        return tuple(ordered)


def load_library(packs: Path | None = None, county: Path | None = None) -> Library:
    """The packs folder (or another one) with a county's parameter values; raises RuleError."""
    root = packs or PACKS
    parameters = override(load_parameters(root), county)
    return Library(root, load_rules(root), load_views(root), parameters)


def load_rules(packs: Path | None = None) -> dict[str, Rule]:
    """The rules by code, in order of code; raises RuleError, also for a code used twice."""
    root = packs or PACKS
    rules: dict[str, Rule] = {}
    for path in sorted(root.glob("*/rules/*.sql")):
        file = path.relative_to(root).as_posix()
        rule = read_rule(path.read_text("utf-8"), file, path.parent.parent.name)
        if rule.code in rules:
            raise RuleError(Place(file), f"编号 {rule.code} 已用于 {rules[rule.code].file}。")
        rules[rule.code] = rule
    return dict(sorted(rules.items()))


def load_views(packs: Path | None = None) -> dict[str, View]:
    """The shared views by name; raises RuleError."""
    root = packs or PACKS
    paths = sorted((root / "views").glob("*.sql"))
    return {
        path.stem: read_view(path.read_text("utf-8"), path.relative_to(root).as_posix(), path.stem)
        for path in paths
    }
