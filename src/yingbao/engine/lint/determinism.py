"""The same data must give the same clues: no clock, no dice, no order left to chance."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from yingbao.engine.lint.demand import Demand, Issue
from yingbao.engine.rule import Query
from yingbao.engine.sqltree import Tree, fragment

CLOCKS = (
    exp.CurrentDate,
    exp.CurrentTimestamp,
    exp.CurrentTime,
    exp.CurrentDatetime,
    exp.Localtime,
)
DICE = (exp.Rand, exp.Randn, exp.Uuid)
CHANCE_NAMES = {"now", "today", "get_current_time", "get_current_timestamp", "setseed", "nextval"}
PICKS = (exp.First, exp.Last, exp.AnyValue, exp.ArgMax, exp.ArgMin, exp.Mode, exp.ApproxDistinct)
PICK_NAMES = {"arbitrary", "mode", "approx_quantile", "reservoir_quantile", "approx_top_k"}
LISTS = (exp.GroupConcat, exp.ArrayAgg)
LIST_NAMES = {"list", "string_agg", "listagg", "group_concat", "array_agg"}
UNIQUE = {"row_ref"}  # names one row of one sheet
ORDER_FREE = (exp.Sum, exp.Count, exp.Min, exp.Max, exp.Avg)


class NoClockNoDice(Demand):
    """`$as_of` is the only clock; chance has no place in an accusation."""

    def issues(self, query: Query) -> Iterator[Issue]:
        for node in self.tree(query).walk():
            if isinstance(node, (*CLOCKS, *DICE)) or _called(node) in CHANCE_NAMES:
                yield self.at(query, node, f"不能用 {fragment(node)}；日期一律用 $as_of。")


class NoPickingAtRandom(Demand):
    """first, any_value, arg_max, LIMIT, DISTINCT ON and samples pick among equals at random."""

    def issues(self, query: Query) -> Iterator[Issue]:
        for node in self.tree(query).walk():
            if isinstance(node, PICKS) or _called(node) in PICK_NAMES:
                yield self.at(
                    query, node, f"{fragment(node)} 在相等的行里任取一个；用 min 或 max。"
                )
            if isinstance(node, exp.Limit | exp.Fetch | exp.Offset | exp.TableSample):
                yield self.at(query, node, f"不能用 {fragment(node)}；要取一条，用带全序的窗口。")
            if isinstance(node, exp.Distinct) and node.args.get("on"):
                yield self.at(query, node, "不能用 DISTINCT ON；要取一条，用带全序的窗口。")


class OrderedLists(Demand):
    """string_agg and list are ordered by what they collect, so that their text is fixed."""

    def issues(self, query: Query) -> Iterator[Issue]:
        for node in self.tree(query).walk():
            if not isinstance(node, LISTS) and _called(node) not in LIST_NAMES:
                continue
            order = node.find(exp.Order) or _within_group(node)
            collected = _collected(node)
            keys = [ordered.this.sql() for ordered in order.expressions] if order else []
            if collected.sql() not in keys:
                text = f"{fragment(node)} 须写 ORDER BY {fragment(collected, 40)}，次序才固定。"
                yield self.at(query, node, text)


class TotalOrderInWindows(Demand):
    """A ranking window names every key of its rows: duplicates exist in real data."""

    def issues(self, query: Query) -> Iterator[Issue]:
        for window in self.tree(query).find_all(exp.Window):
            order = window.args.get("order")
            if order is None:
                if not isinstance(window.this, ORDER_FREE):
                    yield self.at(query, window, f"窗口缺 ORDER BY：{fragment(window)}")
                continue
            keys = {key.name for key in window.args.get("partition_by") or ()}
            keys |= {ordered.this.name for ordered in order.expressions}
            if not (keys & UNIQUE or _keys_of_source(window) <= keys):
                yield self.at(
                    query,
                    window,
                    f"窗口次序不全，相等的行先后不定；末尾加 row_ref：{fragment(window)}",
                )


def _called(node: Tree) -> str:
    """The lower-case name of a function sqlglot has no class for."""
    return str(node.this).lower() if isinstance(node, exp.Anonymous) else ""


def _collected(node: Tree) -> Tree:
    inner = node.expressions[0] if isinstance(node, exp.Anonymous) else node.this
    while isinstance(inner, exp.Order | exp.Distinct):
        inner = inner.expressions[0] if isinstance(inner, exp.Distinct) else inner.this
    return inner


def _within_group(node: Tree) -> Tree | None:
    parent = node.parent
    return parent.find(exp.Order) if isinstance(parent, exp.WithinGroup) else None


def _keys_of_source(window: Tree) -> set[str]:
    """The grouping keys when the window runs over one grouped CTE; else a key no one can name."""
    select = window.find_ancestor(exp.Select)
    source = select.args.get("from_") if select is not None else None
    name = source.this.name if source is not None and not select.args.get("joins") else ""
    for cte in window.root().find_all(exp.CTE):
        group = cte.this.args.get("group") if cte.alias == name else None
        if group is not None and group.expressions:
            return {key.name for key in group.expressions}
    return {"row_ref"}
