"""The shape of a rule's answer, and what it may say about a person."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from yingbao.engine.lint.demand import Demand, Issue
from yingbao.engine.rule import Query, Rule, View
from yingbao.engine.settle import CONTRACT, EXTRA
from yingbao.engine.sqltree import Tree, cte_names

SECRET_ENDINGS = ("_key", "person_id", "id_number", "account", "phone")


class NamedPopulation(Demand):
    """A CTE `population` holds everyone the rule looked at: hits mean little without it."""

    rules_only = True

    def issues(self, query: Query) -> Iterator[Issue]:
        tree = self.tree(query)
        if "population" not in cte_names(tree):
            yield self.at(query, tree, "缺名为 population 的 CTE（看过的每一个人）。")


class FinalColumns(Demand):
    """The final SELECT names the contract columns, in order, then only known extras."""

    rules_only = True

    def issues(self, query: Query) -> Iterator[Issue]:
        tree = self.tree(query)
        names = tree.named_selects
        if tuple(names[: len(CONTRACT)]) != CONTRACT:
            wanted = "、".join(CONTRACT)
            yield self.at(query, tree, f"最后的 SELECT 应依次以 {wanted} 开头。")
        for name in names[len(CONTRACT) :]:
            if name not in EXTRA:
                yield self.at(query, tree, f"多出的列“{name}”不认识，可加：{'、'.join(EXTRA)}。")


class ViewColumns(Demand):
    """A view's `columns` are those of its SELECT, in the same order."""

    def issues(self, query: Query) -> Iterator[Issue]:
        if not isinstance(query, View):
            return
        names = self.tree(query).named_selects
        if "*" not in names and list(names) != list(query.columns):
            yield self.at_key(query, "columns", f"columns 与 SELECT 不一致：SELECT 是 {names}。")


class BecauseNamesNobody(Demand):
    """`because` travels in lists and letters: no keys of persons, names, accounts or phones."""

    rules_only = True

    def issues(self, query: Query) -> Iterator[Issue]:
        for part in _selected(self.tree(query), "because"):
            for column in part.find_all(exp.Column):
                if column.name.endswith(SECRET_ENDINGS):
                    yield self.at(query, column, f"because 里不能出现“{column.name}”。")


class StrongMatchForSevere(Demand):
    """A red or orange rule demands match = 'strong' or shows `match`, so that it can be capped."""

    rules_only = True

    def issues(self, query: Query) -> Iterator[Issue]:
        assert isinstance(query, Rule)
        tree = self.tree(query)
        if query.level not in ("红", "橙") or "match" in tree.named_selects:
            return
        if not any(_demands_strong(equal) for equal in tree.find_all(exp.EQ)):
            message = "红、橙规则须以 match = 'strong' 为条件，或给出 match 列。"
            yield self.at_key(query, "level", message)


def _selected(tree: Tree, name: str) -> list[Tree]:
    return [part for part in tree.selects if part.alias_or_name == name]


def _demands_strong(equal: Tree) -> bool:
    sides = (equal.this, equal.expression)
    is_match = any(isinstance(s, exp.Column) and s.name.endswith("match") for s in sides)
    return is_match and any(isinstance(s, exp.Literal) and s.this == "strong" for s in sides)
