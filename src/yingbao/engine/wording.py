"""A query in words: each condition of the SQL as a Chinese sentence an officer can check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from sqlglot import exp

from yingbao.canon import load_tables
from yingbao.engine.library import Library
from yingbao.engine.rule import Query
from yingbao.engine.sqltree import Tree, conditions, cte_names, fragment, operands, parsed

COMMON = {
    "as_of": "判断之日",
    "person_id": "本人",
    "subject_id": "本人",
    "household_id": "户",
    "match": "匹配程度",
    "id_state": "证件号状态",
    "name_key": "姓名",
    "id_birth_date": "证件号上的出生日期",
    "id_sex": "证件号上的性别",
    "row_ref": "同一行",
    "programme": "救助类别",
    "died_on": "死亡日期",
    "period": "所属月份",
    "previous_period": "上一期月份",
    "is_covered": "纳入保障",
    "is_head": "是户主",
    "valid_from": "起始日期",
    "valid_to": "截止日期",
    "value": "参数值",
    "month_end": "月末",
    "source_table": "来源表",
}
COMPARE = {
    exp.EQ: "等于",
    exp.NEQ: "不等于",
    exp.GT: "大于",
    exp.GTE: "不小于",
    exp.LT: "小于",
    exp.LTE: "不大于",
}
SUMS = {exp.Add: "＋", exp.Sub: "－", exp.Mul: "×", exp.Div: "÷", exp.DPipe: "接"}
UNITS = {"YEAR": "年", "MONTH": "个月", "DAY": "天"}


def in_words(query: Query, library: Library) -> tuple[str, ...]:
    """The conditions one by one, in the order of the SQL; parts of one NOT EXISTS stay together."""
    tree = parsed(query)
    wording = Wording(query, library)
    words = (wording.of(part) for part in _top_conditions(tree))
    return tuple(dict.fromkeys(text for text in words if text))


def _top_conditions(tree: Tree) -> Iterator[Tree]:
    for condition in conditions(tree):
        if condition.find_ancestor(exp.Exists) is None:
            parts = operands(condition, exp.And)
            yield from (part for part in parts if not _is_same_column(part))


@cache
def table_labels(table: str) -> dict[str, str]:
    """Stored column → label, of one canonical table."""
    columns = load_tables()[table].columns
    return {stored.name: column.label for column in columns for stored in column.physical}


@cache
def any_labels() -> dict[str, str]:
    """Stored column → the label some table gives it, for columns of views."""
    labels: dict[str, str] = {}
    for name in load_tables():
        labels = table_labels(name) | labels
    return labels | COMMON


class Wording:
    """Puts one node of the tree into words; what it has no words for stays SQL."""

    def __init__(self, query: Query, library: Library) -> None:
        self.library = library
        tree = parsed(query)
        self.ctes = cte_names(tree)
        self.aliases = {table.alias_or_name: table.name for table in tree.find_all(exp.Table)}
        read = [name for name in sorted(query.read_names) if name in load_tables()]
        self.labels = {k: v for name in read for k, v in table_labels(name).items()} | COMMON
        self.values = {use.name: use.ref for use in query.parameters}
        self.readers: dict[type, Callable[[Tree], str]] = {
            exp.Column: self._column,
            exp.Literal: lambda n: f"“{n.this}”" if n.is_string else str(n.this),
            exp.Paren: lambda n: self.of(n.this),
            exp.Null: lambda n: "空",
            exp.Parameter: self._parameter,
            exp.Placeholder: self._parameter,
            exp.Cast: lambda n: self.of(n.this),
            exp.And: lambda n: "，且 ".join(map(self.of, operands(n, exp.And))),
            exp.Or: lambda n: f"（{' 或 '.join(map(self.of, operands(n, exp.Or)))}）",
            exp.Not: self._not,
            exp.Is: lambda n: f"{self.of(n.this)}没有填",
            exp.Exists: lambda n: self._exists(n, "有"),
            exp.In: self._in,
            exp.Between: self._between,
            exp.Coalesce: self._coalesce,
            exp.Interval: self._interval,
            exp.Like: lambda n: f"{self.of(n.this)}含“{n.expression.name.strip('%')}”",
            exp.RegexpLike: lambda n: f"{self.of(n.this)}含{self.of(n.expression)}",
            exp.Count: lambda n: "个数",
            exp.Max: lambda n: f"最晚（大）的{self.of(n.this)}",
            exp.Min: lambda n: f"最早（小）的{self.of(n.this)}",
            exp.ArrayContains: lambda n: f"{self.of(n.expression)}是{self.of(n.this)}之一",
            exp.LogicalOr: lambda n: f"有一条{self.of(n.this)}",
            exp.LogicalAnd: lambda n: f"每一条都{self.of(n.this)}",
            exp.Sum: lambda n: f"{self.of(n.this)}合计",
            exp.TimestampTrunc: lambda n: f"{self.of(n.this)}所在的月初",
        }

    def of(self, node: Tree) -> str:
        """The node in words."""
        kind = type(node)
        if kind in COMPARE:
            return f"{self.of(node.this)}{COMPARE[kind]}{self.of(node.expression)}"
        if kind in SUMS:
            return f"{self.of(node.this)}{SUMS[kind]}{self.of(node.expression)}"
        reader = self.readers.get(kind)
        return reader(node) if reader else f"`{fragment(node, 120)}`"

    def _column(self, node: Tree) -> str:
        name = node.name
        if name in COMMON:
            return COMMON[name]
        table = self.aliases.get(node.table, node.table)
        own = table_labels(table) if table in load_tables() and table not in self.ctes else {}
        return own.get(name) or self.labels.get(name) or any_labels().get(name, name)

    def _parameter(self, node: Tree) -> str:
        name = node.name
        parameter = self.library.parameters.get(self.values.get(name, ""))
        return f"【{parameter.title}】" if parameter else COMMON.get(name, name)

    def _not(self, node: Tree) -> str:
        inner = node.this.unnest()
        if isinstance(inner, exp.Is):
            return f"{self.of(inner.this)}已填"
        if isinstance(inner, exp.Exists):
            return self._exists(inner, "没有")
        return f"排除：{self.of(inner)}"

    def _exists(self, node: Tree, word: str) -> str:
        where = node.this.args.get("where")
        tables = "、".join(self.table(table.name) for table in node.find_all(exp.Table))
        parts = operands(where.this, exp.And) if where is not None else []
        told = [self.of(part) for part in parts if not _is_same_column(part)]
        keys = [self.of(part.this) for part in parts if _is_same_column(part)]
        same = f"（按{'、'.join(dict.fromkeys(filter(None, keys)))}对上）" if any(keys) else ""
        return f"在{tables}中{word}记录{same}" + (f"：{'，且 '.join(told)}" if told else "")

    def table(self, name: str) -> str:
        """A table's title in book marks; a CTE keeps its name."""
        if name in self.library.views:
            return f"《{self.library.views[name].title}》"
        table = load_tables().get(name)
        return f"《{table.title}》" if table and name not in self.ctes else f"“{name}”"

    def _in(self, node: Tree) -> str:
        if node.args.get("query") is not None:
            tables = "、".join(self.table(t.name) for t in node.args["query"].find_all(exp.Table))
            return f"{self.of(node.this)}在{tables}里"
        return f"{self.of(node.this)}是{'、'.join(map(self.of, node.expressions))}之一"

    def _between(self, node: Tree) -> str:
        low, high = self.of(node.args["low"]), self.of(node.args["high"])
        return f"{self.of(node.this)}在{low}到{high}之间"

    def _coalesce(self, node: Tree) -> str:
        if not node.expressions or isinstance(node.expressions[-1], exp.Cast):
            return self.of(node.this)  # a date that stands for "open"
        stand_in = self.of(node.expressions[-1])
        return self.of(node.this) + ("" if stand_in == "“”" else f"（没填的按{stand_in}）")

    def _interval(self, node: Tree) -> str:
        unit = str(node.args.get("unit") or "").upper()
        return f"{self.of(node.this).strip('“”')}{UNITS.get(unit, unit)}"


def _is_same_column(node: Tree) -> bool:
    """`a.person_id = b.person_id`: a join, not a condition to tell."""
    sides = (node.this, node.expression) if isinstance(node, exp.EQ) else ()
    return (
        len(sides) == 2
        and all(isinstance(s, exp.Column) for s in sides)
        and (sides[0].name == sides[1].name)
    )
