"""Which table, view or step a column of a query comes from, and so what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sqlglot import exp

from yingbao.canon import load_tables
from yingbao.engine.library import Library
from yingbao.engine.rule import Query, Rule
from yingbao.engine.sqltree import Tree, parsed
from yingbao.engine.wording.words import own_words, shared_words, table_labels

DATED = "param_"  # the table of a parameter that has another value on other days


@dataclass(frozen=True)
class Source:
    """What stands behind an alias: `query` is the SELECT of a step, a view or a bracket.

    `depth` counts the SELECTs around it, `outer` says that a LEFT JOIN may find no row.
    """

    alias: str
    name: str
    query: Tree | None
    depth: int
    outer: bool = False

    @property
    def parameter(self) -> str:
        """The SQL name of the dated parameter it holds, or nothing."""
        return self.name.removeprefix(DATED) if self.name.startswith(DATED) else ""


def first_select(query: Tree) -> Tree:
    """The SELECT that names the columns: of a UNION the first."""
    while not isinstance(query, exp.Select):
        query = query.this
    return query


class Origins:
    """The sources of one query, followed through its steps and through views."""

    def __init__(self, query: Query, library: Library) -> None:
        self.query, self.library = query, library
        self.tree = parsed(query)
        self.own, self.shared = own_words(query), shared_words()
        self.known: dict[int, list[Source]] = {}
        self.views: dict[str, Origins] = {}
        self.parameters = {use.name: use.ref for use in query.parameters}

    @cached_property
    def steps(self) -> dict[str, Tree]:
        return {cte.alias: cte.this for cte in self.tree.find_all(exp.CTE)}

    def sources(self, select: Tree) -> list[Source]:
        """What a SELECT reads, in order."""
        if id(select) not in self.known:
            self.known[id(select)] = self._sources(select)
        return self.known[id(select)]

    def _sources(self, select: Tree) -> list[Source]:
        start = select.args.get("from_")
        depth = len(list(_selects_around(select)))
        read = [(start.this, False)] if start is not None else []
        read += [(join.this, join.side == "LEFT") for join in select.args.get("joins") or ()]
        return [self._source(node, depth, outer) for node, outer in read]

    def _source(self, node: Tree, depth: int, outer: bool) -> Source:
        query = node.this if isinstance(node, exp.Subquery) else self._behind(node.name)
        return Source(node.alias_or_name, node.name, query, depth, outer)

    def _behind(self, name: str) -> Tree | None:
        if name in self.steps:
            return self.steps[name]
        view = self.library.views.get(name)
        return parsed(view) if view is not None else None

    def source_of(self, column: Tree) -> Source | None:
        """The source of a column, looked for from the inside out."""
        for select in (column.find_ancestor(exp.Select), *_selects_around(column)):
            if select is None:
                return None
            for source in self.sources(select):
                if source.alias == column.table or (
                    not column.table and column.name in self.columns(source)
                ):
                    return source
        return None

    def columns(self, source: Source) -> frozenset[str]:
        """The names a source offers."""
        if source.query is not None:
            return self.within(source).offered(first_select(source.query))
        if source.parameter:
            return frozenset({"value", "valid_from", "valid_to"})
        table = load_tables().get(source.name)
        return frozenset(c.name for c in table.physical) if table else frozenset()

    def offered(self, select: Tree) -> frozenset[str]:
        """The output names of a SELECT, stars opened."""
        names: set[str] = set()
        for shown in select.expressions:
            inside = [s for s in self.sources(select) if _star_of(shown, s)]
            names |= {name for source in inside for name in self.columns(source)}
            names |= set() if inside else {shown.alias_or_name}
        return frozenset(names)

    def within(self, source: Source) -> Origins:
        """Where the names inside a source are to be read: a view has steps of its own."""
        if source.name in self.steps or source.name not in self.library.views:
            return self
        if source.name not in self.views:
            self.views[source.name] = Origins(self.library.views[source.name], self.library)
            self.views[source.name].views = self.views
        return self.views[source.name]

    def word(self, column: Tree) -> str:
        """What a column of the query is called."""
        source = self.source_of(column)
        if source is not None:
            return self.called(column.name, source)
        select = column.find_ancestor(exp.Select)
        return self.computed(column.name, select) if select is not None else column.name

    def called(self, name: str, source: Source) -> str:
        """What a column of a source is called; its bare name where nobody said."""
        if source.parameter and name == "value":
            return self.parameter(source.parameter)
        if name in self.own.columns and source.name in self.steps:
            return self.own.columns[name]
        if name in self.shared.common:
            return self.shared.common[name]
        if source.query is None:
            labels = table_labels(source.name) if source.name in load_tables() else {}
            return labels.get(name) or self.shared.columns.get(name, name)
        return self.within(source).computed(name, first_select(source.query))

    def parameter(self, name: str) -> str:
        """The title of a parameter, by the name the query gives it."""
        found = self.library.parameters.get(self.parameters.get(name, ""))
        return f"【{found.title}】" if found else self.shared.columns.get(name, name)

    def named(self, step: str) -> str:
        """What a step of the query is called."""
        return self.own.steps.get(step) or self.shared.steps.get(step, step)

    def computed(self, name: str, select: Tree) -> str:
        """What an output column of a SELECT is called."""
        for shown in select.expressions:
            for source in self.sources(select):
                if _star_of(shown, source) and name in self.columns(source):
                    return self.called(name, source)
            if shown.alias_or_name == name:
                return self._shown(name, shown.unalias())
        return self.shared.columns.get(name, name)

    def _shown(self, name: str, value: Tree) -> str:
        if name in self.own.columns:
            return self.own.columns[name]
        kept = next((c for c in value.find_all(exp.Column) if c.name == name), None)
        if kept is not None and not isinstance(value, exp.Count | exp.Exists):
            word = self.word(kept)
            is_sum = isinstance(value, exp.Sum) and isinstance(self.query, Rule)
            is_sum = is_sum and not word.endswith(("合计", "数"))
            return word + ("合计" if is_sum else "")
        if name in self.shared.columns:
            return self.shared.columns[name]
        plain = value.this if isinstance(value, exp.Cast) else value
        return self.word(plain) if isinstance(plain, exp.Column) else name

    def owner(self, column: Tree) -> str:
        """《title》的 of the source a column comes from; empty where there is none."""
        source = self.source_of(column)
        return f"{self.title(source)}的" if source is not None else ""

    def title(self, source: Source) -> str:
        """《title》 of a table or view, “words” of a step, 【title】 of a dated parameter."""
        if source.name in self.steps:
            return f"“{self.named(source.name)}”"
        if source.parameter:
            return self.parameter(source.parameter)
        view, table = self.library.views.get(source.name), load_tables().get(source.name)
        found = view or table
        return f"《{found.title}》" if found else f"“{source.name or '合在一起的行'}”"


def _selects_around(node: Tree) -> Iterator[Tree]:
    inner = node if isinstance(node, exp.Select) else node.find_ancestor(exp.Select)
    while inner is not None:
        inner = inner.find_ancestor(exp.Select)
        if inner is not None:
            yield inner


def _star_of(shown: Tree, source: Source) -> bool:
    """`*` or `p.*` that opens this source."""
    if isinstance(shown, exp.Star):
        return True
    is_star = isinstance(shown, exp.Column) and isinstance(shown.this, exp.Star)
    return is_star and shown.table == source.alias
