"""One node of a query as a Chinese phrase an officer can check; what has no words stays SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlglot import exp

from yingbao.engine.sqltree import Tree, fragment, operands
from yingbao.engine.wording.apart import address, namesakes, prefixes, twin
from yingbao.engine.wording.joins import Joins
from yingbao.engine.wording.leaves import interval, like, literal, stand_in
from yingbao.engine.wording.origins import Origins, Source
from yingbao.engine.wording.reckoning import RECKONED
from yingbao.engine.wording.shapes import PREDICATES, is_fixed, is_key, is_sign, stands_in

COMPARE = {
    exp.EQ: "等于",
    exp.NEQ: "不等于",
    exp.GT: "大于",
    exp.GTE: "不小于",
    exp.LT: "小于",
    exp.LTE: "不大于",
}
SAME = {exp.EQ: "相同", exp.NEQ: "不同", exp.NullSafeEQ: "相同（都没有填也算）"}
TWO_SIDED = {*COMPARE, *SAME, exp.Between, exp.Is, exp.Coalesce}
SUMS = {exp.Add: "＋", exp.Sub: "－", exp.Mul: "×", exp.Div: "÷"}
ASKED = ("是否", "有无")  # labels that ask; a condition on them wants yes
UNKNOWN = {  # what a stored key without a value says
    "person_id": ("认不出本人是谁", "认得出本人是谁"),
    "household_id": ("认不出是哪一户", "认得出是哪一户"),
}


class Phrases:
    """Puts a node of one query into words."""

    def __init__(self, origins: Origins) -> None:
        self.origins, self.joins = origins, Joins(origins)
        self.apart: dict[str, str] = {}
        self.readers: dict[type, Callable[[Tree], str]] = {
            exp.Column: self._column,
            exp.Literal: literal,
            exp.Boolean: lambda n: "是" if n.this else "否",
            exp.Paren: self._bracket,
            exp.Subquery: lambda n: self._picked(n.this),
            exp.Null: lambda n: "空",
            exp.Parameter: self._parameter,
            exp.Placeholder: self._parameter,
            exp.Cast: lambda n: self.of(n.this),
            exp.Alias: lambda n: self.of(n.this),
            exp.DPipe: self._side_by_side,
            exp.And: lambda n: "，且 ".join(self._parts(n, exp.And)),
            exp.Or: lambda n: f"（{' 或 '.join(self._parts(n, exp.Or))}）",
            exp.Not: self._not,
            exp.Is: lambda n: self._empty(n.this, True),
            exp.Exists: lambda n: self._exists(n.this, "有"),
            exp.In: self._in,
            exp.Between: self._between,
            exp.Coalesce: self._coalesce,
            exp.Interval: lambda n: interval(n, self.of),
            exp.Like: lambda n: like(n, self.of),
            exp.RegexpLike: lambda n: f"{self.of(n.this)}含{self.of(n.expression)}",
            exp.Case: self._case,
        }

    def of(self, node: Tree) -> str:
        """The node in words."""
        kind = type(node)
        is_compared = kind in TWO_SIDED and node.find(exp.Window) is None
        with self.among([node] if is_compared else []):
            if kind in SAME and self._are_columns(node):
                return f"{self.of(node.this)}与{self.of(node.expression)}{SAME[kind]}"
            if kind in COMPARE:
                return self._compared(node, COMPARE[kind])
            if kind in SUMS:
                return f"{self.of(node.this)}{SUMS[kind]}{self.of(node.expression)}"
            if kind in RECKONED:
                return RECKONED[kind](node, self.of)
            reader = self.readers.get(kind)
            return reader(node) if reader else f"`{fragment(node, 120)}`"

    def _parts(self, node: Tree, kind: type) -> list[str]:
        return [self._listed(part) for part in operands(node, kind)]

    def _listed(self, part: Tree) -> str:
        """A condition among others: one that itself lists conditions stands in brackets."""
        words, inner = self.condition(part), part.unnest()
        is_list = isinstance(inner, exp.And) or "：" in words
        return f"（{words}）" if is_list and not isinstance(inner, exp.Or) else words

    def plain(self, node: Tree) -> str:
        """The node without saying whose it is."""
        return self.origins.word(node) if isinstance(node, exp.Column) else self.of(node)

    def definition(self, word: str, value: Tree) -> str:
        """How a column comes about; what bears the same word is told by its source."""
        with self.among([value], namesakes(word, value, self.origins)):
            return self.condition(value)

    @contextmanager
    def among(self, nodes: list[Tree], more: dict[str, str] | None = None) -> Iterator[None]:
        """Within these conditions, columns of one name from two sources are told by their source."""
        kept = self.apart
        self.apart = kept | prefixes(nodes, self.origins) | (more or {})
        yield
        self.apart = kept

    def line(self, node: Tree) -> str:
        """A condition that stands on a line of its own: an OR needs no brackets there."""
        words = self.condition(node)
        return words[1:-1] if isinstance(node.unnest(), exp.Or) else words

    def condition(self, node: Tree) -> str:
        """The node where it says yes or no: a number of the law that is itself a yes or no."""
        inner, words = node.unnest(), self.of(node)
        is_switch = isinstance(inner, exp.Placeholder | exp.Parameter) or self._dated(inner)
        is_asked = isinstance(inner, exp.Column | exp.Coalesce) and words.startswith(ASKED)
        return words + ("为“是”" if is_switch or is_asked else "")

    def _are_columns(self, node: Tree) -> bool:
        sides = (node.this, node.expression)
        return isinstance(node, exp.NullSafeEQ) or all(isinstance(s, exp.Column) for s in sides)

    def _compared(self, node: Tree, word: str) -> str:
        key = self.joins.key(node)
        if key:
            return f"{key}相同"
        one = node.expression
        if isinstance(one, exp.Literal) and one.this == "" and type(node) in SAME:
            return f"{self.of(node.this)}{'是空的' if isinstance(node, exp.EQ) else '不是空的'}"
        if isinstance(node, exp.EQ) and stands_in(node.this, one):
            open_to = f"等于{self.of(one)}" if is_fixed(one) else f"与{self.of(one)}相同"
            return f"{self.of(node.this.this)}{open_to}（没填的也算）"
        if isinstance(node.this, exp.Window) and isinstance(node.this.this, exp.RowNumber):
            return self._first_of(node.this, one)
        return f"{self.of(node.this)}{word}{self.of(one)}"

    def _first_of(self, window: Tree, count: Tree) -> str:
        group = "、".join(map(self.plain, window.args.get("partition_by") or ()))
        order = self.of(window.args["order"])
        few = "只取一条" if count.name == "1" else f"最多取前{self.of(count)}条"
        return f"同一{group}{few}" + (f"（{order}）" if order else "")

    def _bracket(self, node: Tree) -> str:
        words = self.of(node.this)
        return f"（{words}）" if type(node.this) in SUMS else words

    def _column(self, node: Tree) -> str:
        owner = self.apart.get(address(node)) or twin(node, self.origins)
        return owner + self.origins.word(node)

    def _parameter(self, node: Tree) -> str:
        return "判断之日" if node.name == "as_of" else self.origins.parameter(node.name)

    def _not(self, node: Tree) -> str:
        inner = node.this.unnest()
        if isinstance(inner, exp.Is):
            return self._empty(inner.this, False)
        if isinstance(inner, exp.Exists):
            return self._exists(inner.this, "没有")
        words = self.condition(inner)
        return f"排除：（{words}）" if isinstance(inner, exp.And) else f"排除：{words}"

    def _empty(self, node: Tree, is_empty: bool) -> str:
        source = self.origins.source_of(node) if isinstance(node, exp.Column) else None
        if source is not None and source.outer and is_key(node.name):
            return f"在{self.origins.title(source)}里{'没有' if is_empty else '有'}对上的记录"
        if source is not None and source.outer and source.parameter:
            return f"{'不在' if is_empty else '在'}{self.origins.title(source)}里"
        if node.name in UNKNOWN:
            return UNKNOWN[node.name][0 if is_empty else 1]
        return f"{self.of(node)}{'没有填' if is_empty else '已填'}"

    def _exists(self, select: Tree, word: str) -> str:
        keys, told = self.sorted_out(self.joins.joined(select))
        if not keys and not told:
            return f"{word}收到{self.joins.read(select)}".removeprefix("有")
        same = f"（按{keys}对上）" if keys else ""
        return f"在{self.joins.read(select)}中{word}记录{same}" + (f"：{told}" if told else "")

    def _picked(self, select: Tree) -> str:
        keys, told = self.sorted_out(self.joins.joined(select))
        same = f"（按{keys}对上）" if keys else ""
        shown = self.of(select.expressions[0])
        return f"{self.joins.read(select)}{same}里{f'{told}的' if told else ''}{shown}"

    def sorted_out(self, parts: list[Tree]) -> tuple[str, str]:
        """Join keys as a list of words, and the conditions that remain."""
        keys = dict.fromkeys(filter(None, map(self.joins.key, parts)))
        rest = [part for part in parts if not self.joins.key(part)]
        with self.among(rest):
            told = [self._listed(part) if len(rest) > 1 else self.condition(part) for part in rest]
        return "、".join(keys), "，且 ".join(told)

    def _in(self, node: Tree) -> str:
        query = node.args.get("query")
        if query is not None:
            return f"{self.of(node.this)}在{self.joins.read(query.this)}里"
        same = [one for one in node.expressions if self.joins.are_namesakes(one, node.this)]
        rest = [one for one in node.expressions if one not in same]
        if same and all(map(is_fixed, rest)):
            return self._same_or(node.this, same, rest)
        owner = self.origins.owner(same[0]) if same else ""
        told = [self.plain(one) for one in node.expressions]
        return f"{self.of(node.this)}是{owner}{'、'.join(told)}之一"

    def _same_or(self, one: Tree, same: list[Tree], rest: list[Tree]) -> str:
        """`a.x IN (b.x, 'text')`: the same, or the text."""
        is_open = any(one in other.expressions for other in same if isinstance(other, exp.Coalesce))
        words = f"{self.plain(one)}相同" + ("（没填的也算）" if is_open else "")
        return words + (f"，或是{'、'.join(map(self.of, rest))}" if rest else "")

    def _between(self, node: Tree) -> str:
        source = self._dated(node.args["low"])
        if source is not None:
            return f"{self.origins.title(source)}取{self.of(node.this)}当天有效的值"
        low, high = self.of(node.args["low"]), self.of(node.args["high"])
        return f"{self.of(node.this)}在{low}到{high}之间"

    def _dated(self, low: Tree) -> Source | None:
        source = self.origins.source_of(low) if isinstance(low, exp.Column) else None
        return source if source is not None and source.parameter else None

    def _coalesce(self, node: Tree) -> str:
        if isinstance(node.this.unnest(), PREDICATES):
            is_open = node.expressions[-1] == exp.true()
            return self.of(node.this) + ("（没填的也算）" if is_open else "")
        told = [stand_in(one, self.of) for one in node.expressions]
        words = "，再没有的".join(filter(None, told))
        return self.of(node.this) + (f"（没填的{words}）" if words else "")

    def _side_by_side(self, node: Tree) -> str:
        """Texts put together to look for words in them; the signs between them are left out."""
        told = [self.of(part) for part in node.flatten() if not is_sign(part)]
        return "、".join(dict.fromkeys(told))

    def _case(self, node: Tree) -> str:
        on = f"{self.of(node.this)}等于" if node.this is not None else ""
        branches = [f"{on}{self.of(i.this)}的取{self.of(i.args['true'])}" for i in node.args["ifs"]]
        rest = node.args.get("default")
        words = "，".join([*branches, f"其余取{self.of(rest)}" if rest is not None else "其余不取"])
        is_all = isinstance(node.parent, exp.Alias | exp.Coalesce)
        return words if is_all else f"（{words}）"
