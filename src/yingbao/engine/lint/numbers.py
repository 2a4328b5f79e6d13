"""Legal numbers live in parameters, with their dates and their law; not in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sqlglot import exp

from yingbao.engine.lint.demand import Demand, Issue
from yingbao.engine.rule import Query
from yingbao.engine.sqltree import Tree, fragment

WEIGHING = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In, exp.Interval)
RECKONING = (exp.Mul, exp.Div, exp.Add, exp.Sub, exp.Mod, exp.IntDiv)
STRUCTURAL = {0, 1, 2}  # none, one, more than one
UNITS = {12, 60, 100}  # months of a year, minutes of an hour, hundredths: as factors only
ENDS_OF_TIME = {"1900-01-01", "9999-12-31"}


class NoLegalNumbers(Demand):
    """No ages, limits, rates, periods or dates in SQL: they change by law and differ by county."""

    def issues(self, query: Query) -> Iterator[Issue]:
        tree = self.tree(query)
        for number in tree.find_all(exp.Literal):
            if _is_legal(number):
                text = f"{number.this} 应写成带日期和依据的参数：{fragment(_weighed(number))}"
                yield self.at(query, number, text)
        for date in _dates(tree):
            yield self.at(query, date, f"日期 {fragment(date)} 应写成参数。")


def _is_legal(number: Tree) -> bool:
    is_interval = isinstance(number.parent, exp.Interval)  # keeps its number as a string
    if (number.is_string and not is_interval) or _weighed(number) is None:
        return False
    value = Decimal(number.this)
    if value in STRUCTURAL:
        return False
    return not (value in UNITS and isinstance(number.parent, exp.Mul | exp.Div | exp.Add | exp.Sub))


def _weighed(number: Tree) -> Tree | None:
    """The comparison or sum a literal takes part in, looking through signs, brackets and casts."""
    node = number.parent
    while isinstance(
        node, exp.Paren | exp.Neg | exp.Cast | exp.Coalesce | exp.Greatest | exp.Least
    ):
        node = node.parent
    return node if isinstance(node, (*WEIGHING, *RECKONING)) else None


def _dates(tree: Tree) -> Iterator[Tree]:
    for cast in tree.find_all(exp.Cast):
        if isinstance(cast.this, exp.Literal) and cast.this.is_string and cast.to.this in _DAYS:
            if cast.this.this not in ENDS_OF_TIME:
                yield cast


_DAYS = {exp.DataType.Type.DATE, exp.DataType.Type.TIMESTAMP}
