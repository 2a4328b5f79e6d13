"""SQL that DuckDB and Spark read alike. Each ban answers a difference that was measured."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from yingbao.engine.lint.demand import Demand, Issue
from yingbao.engine.rule import Query
from yingbao.engine.sqltree import fragment

DIFFERENCES = {
    "date_diff": "两个引擎数法不同；用 year(a) * 12 + month(a) 相减",
    "datediff": "两个引擎数法不同；用 year(a) * 12 + month(a) 相减",
    "datesub": "两个引擎数法不同；用 year(a) * 12 + month(a) 相减",
    "date_sub": "两个引擎数法不同；用 year(a) * 12 + month(a) 相减",
    "age": "Spark 没有；用 year(a) * 12 + month(a) 相减",
    "levenshtein": "按字节数，对汉字不对",
    "editdist3": "按字节数，对汉字不对",
    "damerau_levenshtein": "按字节数，对汉字不对",
    "hamming": "按字节数，对汉字不对",
    "mismatches": "按字节数，对汉字不对",
    "jaccard": "按字节数，对汉字不对",
    "jaro_similarity": "按字节数，对汉字不对",
    "jaro_winkler_similarity": "按字节数，对汉字不对",
    "jarowinkler_similarity": "按字节数，对汉字不对",
    "strlen": "按字节数，对汉字不对；用 length",
    "strptime": "读日期是导入的事",
    "try_strptime": "读日期是导入的事",
    "str_to_time": "读日期是导入的事",
    "strftime": "格式写法不同；用 CAST(… AS VARCHAR) 和 substr",
    "time_to_str": "格式写法不同；用 CAST(… AS VARCHAR) 和 substr",
    "format": "Spark 没有 {} 写法；用 concat 或 ||",
    "printf": "写法不同；用 concat 或 ||",
    "quantile_cont": "Spark 没有",
    "quantile_disc": "Spark 没有",
    "median": "两个引擎不同；用窗口取中间",
    "percentile_cont": "写法不同",
}


class PortableFunctions(Demand):
    """No function that is missing on Spark, or counts otherwise there."""

    def issues(self, query: Query) -> Iterator[Issue]:
        for node in self.tree(query).find_all(exp.Func):
            why = next((DIFFERENCES[name] for name in _names(node) if name in DIFFERENCES), None)
            if why:
                yield self.at(query, node, f"不能用 {fragment(node, 50)}：{why}。")


class PortableShapes(Demand):
    """No ASOF join, PIVOT or lambda; no NOT IN (SELECT …), which one NULL empties."""

    def issues(self, query: Query) -> Iterator[Issue]:
        for node in self.tree(query).walk():
            if isinstance(node, exp.Join) and node.method == "ASOF":
                yield self.at(query, node, "不能用 ASOF JOIN：Spark 没有。")
            if isinstance(node, exp.Pivot | exp.Lambda):
                yield self.at(
                    query, node, f"不能用 {type(node).__name__.upper()}：Spark 写法不同。"
                )
            if isinstance(node, exp.Not) and isinstance(node.this.unnest(), exp.In):
                if node.this.unnest().args.get("query") is not None:
                    text = "NOT IN (SELECT …) 遇到一个空值就什么也选不出；用 NOT EXISTS。"
                    yield self.at(query, node, text)


class DatesStayDates(Demand):
    """date_trunc and date ± INTERVAL give a TIMESTAMP on DuckDB, a DATE on Spark: cast them."""

    def issues(self, query: Query) -> Iterator[Issue]:
        tree = self.tree(query)
        made = [node for node in tree.find_all(exp.TimestampTrunc, exp.DateTrunc)]
        made += [
            node
            for node in tree.find_all(exp.Add, exp.Sub)
            if isinstance(node.expression.unnest(), exp.Interval)
            or isinstance(node.this.unnest(), exp.Interval)
        ]
        for node in made:
            outer = node.parent
            while isinstance(outer, exp.Paren | exp.Add | exp.Sub | exp.TimestampTrunc):
                outer = outer.parent
            if not isinstance(outer, exp.Cast) or outer.to.this != exp.DataType.Type.DATE:
                yield self.at(query, node, f"写成 CAST({fragment(node, 50)} AS DATE)。")


class NoUnsafeDivision(Demand):
    """Division by zero is inf on DuckDB and an error on Spark: nullif, or a plain number."""

    def issues(self, query: Query) -> Iterator[Issue]:
        for node in self.tree(query).find_all(exp.Div, exp.IntDiv, exp.Mod):
            divisor = node.expression.unnest()
            if not isinstance(divisor, exp.Literal | exp.Nullif | exp.Parameter | exp.Placeholder):
                yield self.at(query, node, f"除数写成 nullif(…, 0)：{fragment(node)}")


def _names(node: exp.Func) -> set[str]:
    if isinstance(node, exp.Anonymous):
        return {str(node.this).lower()}
    return {name.lower() for name in type(node).sql_names()} | {node.key}
