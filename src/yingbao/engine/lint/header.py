"""The header cannot lie: tables, parameters and legal basis are compared with the SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlglot import exp

from yingbao.canon import load_tables
from yingbao.engine.lint.demand import Demand, Issue
from yingbao.engine.rule import ENDLESS, Query, Rule, View
from yingbao.engine.sqltext import named_values
from yingbao.engine.sqltree import cte_names


class KnownTables(Demand):
    """`reads`, `needs` and `needs_any` name canonical tables or shared views."""

    def issues(self, query: Query) -> Iterator[Issue]:
        named = {"reads": tuple(query.read_names)}
        if isinstance(query, Rule):
            named["needs"] = query.needs
        if isinstance(query, Rule | View):
            named["needs_any"] = query.needs_any
        for key, names in named.items():
            for name in sorted(set(names) - set(load_tables()) - set(self.library.views)):
                yield self.at_key(query, key, f"没有名为“{name}”的标准表或视图。")


class ReadsAreTrue(Demand):
    """`reads` lists exactly the tables and views that the SQL reads."""

    def issues(self, query: Query) -> Iterator[Issue]:
        tree = self.tree(query)
        dated = {f"param_{use.name}" for use in query.parameters if use.dated}
        own = cte_names(tree) | dated
        read = {table.name: table for table in tree.find_all(exp.Table) if table.name not in own}
        for name in sorted(set(read) - query.read_names):
            yield self.at(query, read[name], f"SQL 读了“{name}”，reads 里没有写。")
        for name in sorted(query.read_names - set(read)):
            yield self.at_key(query, "reads", f"reads 写了“{name}”，SQL 没有读。")


class ParametersAreUsed(Demand):
    """`parameters` lists exactly the `$names` of the SQL, and each has its file."""

    def issues(self, query: Query) -> Iterator[Issue]:
        declared = {use.name for use in query.parameters}
        used = named_values(query.sql) - {"as_of"}
        for name in sorted(used - declared):
            yield self.at_key(query, "parameters", f"SQL 用了 ${name}，parameters 里没有写。")
        for use in query.parameters:
            table = f"param_{use.name}"
            if use.name not in used and not (use.dated and table in query.sql):
                yield self.at_key(query, "parameters", f"parameters 写了 {use.name}，SQL 没有用。")
            if use.dated and table not in query.sql:
                yield self.at_key(query, "dated", f"dated 写了 {use.name}，SQL 没有读 {table}。")
            if use.ref not in self.library.parameters:
                yield self.at_key(query, "parameters", f"没有参数文件“{use.ref}”。")


class WordsAreUsed(Demand):
    """`words` names steps and columns of this SQL: a word for what is gone would be read as true."""

    rules_only = True

    def issues(self, query: Query) -> Iterator[Issue]:
        assert isinstance(query, Rule)
        tree = self.tree(query)
        columns = {named.alias_or_name for named in tree.find_all(exp.Alias, exp.Column)}
        named = {"steps": cte_names(tree), "columns": columns}
        for part, names in named.items():
            for name in sorted(set(query.words.get(part, ())) - names):
                yield self.at_key(query, "words", f"words 写了“{name}”，SQL 里没有这个名字。")


class BasisOnEveryDay(Demand):
    """On every day on which the rule applies, at least one article it cites is in force."""

    rules_only = True

    def issues(self, query: Query) -> Iterator[Issue]:
        assert isinstance(query, Rule)
        if not query.legal_basis:
            yield self.at_key(query, "legal_basis", "没有依据。")
            return
        for basis in query.legal_basis:
            if basis.valid_to is not None and basis.valid_to < basis.valid_from:
                text = f"{basis.norm}{basis.article} 的 valid_to 早于 valid_from。"
                yield self.at_key(query, "legal_basis", text)
        gap = self.first_gap(query)
        if gap:
            yield self.at_key(query, "legal_basis", f"{gap} 那天没有一条依据有效。")

    def first_gap(self, rule: Rule) -> object:
        """The first day of the rule's life without law, if any."""
        day, last = rule.valid_from, rule.valid_to or ENDLESS
        while day <= last:
            ends = [basis.valid_to or ENDLESS for basis in rule.basis_on(day)]
            if not ends:
                return day
            if max(ends) >= ENDLESS:
                return None
            day = max(ends) + timedelta(days=1)
        return None
