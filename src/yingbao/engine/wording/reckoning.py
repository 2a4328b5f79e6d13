"""Counting, adding up and taking parts, in words: a reader for each SQL function that reckons."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from yingbao.engine.sqltree import Tree

Of = Callable[[Tree], str]


def _count(node: Tree, of: Of) -> str:
    counted = node.this
    if isinstance(counted, exp.Star):
        return "行数"
    if isinstance(counted, exp.Distinct):
        return f"{_heads('、'.join(map(of, counted.expressions)))}（不重复）"
    return f"填了{of(counted)}的行数"


def _heads(words: str) -> str:
    for end, count in (("本人", "人数"), ("人", "人数"), ("户", "户数"), ("记录", "记录数")):
        if words.endswith(end):
            return words.removesuffix(end) + count
    return f"{words}的个数"


def _window(node: Tree, of: Of) -> str:
    group = "、".join(map(of, node.args.get("partition_by") or ()))
    order = of(node.args["order"]) if node.args.get("order") is not None else ""
    link = "的" if isinstance(node.this, exp.Count) and isinstance(node.this.this, exp.Star) else ""
    return f"同一{group}里{link}{of(node.this)}" + (f"（{order}）" if order else "")


def _order(node: Tree, of: Of) -> str:
    ranked = [one for one in node.expressions if one.this.name != "row_ref"]
    return "，再".join(_ordered(one, of) for one in ranked)


def _ordered(node: Tree, of: Of) -> str:
    inner = node.this
    if isinstance(inner, exp.Case):  # 0 for those that come first
        return "，再".join(f"{of(branch.this)}的在前" for branch in inner.args["ifs"])
    return f"{of(inner)}{'大（晚）' if node.args.get('desc') else '小（早）'}的在前"


def _difference(node: Tree, of: Of) -> str:
    inner = node.this.unnest()
    if isinstance(inner, exp.Sub):
        return f"{of(inner.this)}与{of(inner.expression)}相差"
    return f"{of(inner)}（不计正负）"


def _grouped(node: Tree, of: Of) -> str:
    """An arithmetic expression in brackets, anything else as it is."""
    is_sum = isinstance(node, exp.Add | exp.Sub | exp.Mul | exp.Div | exp.Abs)
    return f"（{of(node)}）" if is_sum else of(node)


def _sum(node: Tree, of: Of) -> str:
    words = _grouped(node.this, of)
    return words if words.endswith("合计") else f"{words}合计"


def _of_several(word: str) -> Callable[[Tree, Of], str]:
    return lambda n, of: f"（{'、'.join(map(of, (n.this, *n.expressions)))}里{word}的一个）"


RECKONED: dict[type, Callable[[Tree, Of], str]] = {
    exp.Count: _count,
    exp.ConcatWs: lambda n, of: "、".join(map(of, n.expressions[1:])),
    exp.Window: _window,
    exp.Order: _order,
    exp.Abs: _difference,
    exp.Least: _of_several("较早（小）"),
    exp.Greatest: _of_several("较晚（大）"),
    exp.Max: lambda n, of: f"最晚（大）的{_grouped(n.this, of)}",
    exp.Min: lambda n, of: f"最早（小）的{_grouped(n.this, of)}",
    exp.Sum: _sum,
    exp.Avg: lambda n, of: f"{of(n.this)}的平均数",
    exp.Filter: lambda n, of: f"{of(n.expression.this)}的{of(n.this)}",
    exp.LogicalOr: lambda n, of: f"有一条{of(n.this)}",
    exp.LogicalAnd: lambda n, of: f"每一条都{of(n.this)}",
    exp.RowNumber: lambda n, of: "的次序",
    exp.Lag: lambda n, of: f"上一行的{of(n.this)}",
    exp.ArrayContains: lambda n, of: f"{of(n.expression)}是{of(n.this)}之一",
    exp.Contains: lambda n, of: f"{of(n.this)}含{of(n.expression)}",
    exp.TimestampTrunc: lambda n, of: f"{of(n.this)}所在的月初",
    exp.Year: lambda n, of: f"{of(n.this)}的年份",
    exp.Quarter: lambda n, of: f"{of(n.this)}的季度",
    exp.Month: lambda n, of: f"{of(n.this)}的月份",
    exp.Length: lambda n, of: f"{of(n.this)}的字数",
    exp.Trim: lambda n, of: of(n.this),
    exp.Nullif: lambda n, of: _grouped(n.this, of),
    exp.Round: lambda n, of: of(n.this),
    exp.SplitPart: lambda n, of: f"{of(n.this)}所在的文件",
    exp.Sqrt: lambda n, of: f"{of(n.this)}的平方根",
}
