"""How a query joins its sources: the keys, the conditions, and the titles of what it reads."""

from __future__ import annotations

from sqlglot import exp

from yingbao.engine.sqltree import Tree, operands
from yingbao.engine.wording.origins import Origins
from yingbao.engine.wording.shapes import namesake, only_unknown


class Joins:
    """Tells which conditions only lay rows side by side."""

    def __init__(self, origins: Origins) -> None:
        self.origins = origins

    def key(self, node: Tree) -> str:
        """The word of `a.x = b.x`, a join rather than a condition; empty for anything else."""
        if not isinstance(node, exp.EQ | exp.NullSafeEQ):
            return ""
        for one, other in ((node.this, node.expression), (node.expression, node.this)):
            word = self._same(one, other)
            if word:
                return word
        return ""

    def _same(self, one: Tree, other: Tree) -> str:
        """One side is the other's namesake, or `coalesce(namesake, other)`: unknown counts too."""
        inner, outer = namesake(one), namesake(other)
        if inner is None or outer is None or inner.table == outer.table:
            return ""
        if (
            not self.are_namesakes(one, other)
            or not only_unknown(one, outer)
            or not only_unknown(other, inner)
        ):
            return ""
        is_open = outer in one.expressions if isinstance(one, exp.Coalesce) else False
        return self.origins.word(inner) + ("（没填的也算）" if is_open else "")

    def are_namesakes(self, one: Tree, other: Tree) -> bool:
        """Two columns that bear the same word, a stand-in for unknown ones aside."""
        inner, outer = namesake(one), namesake(other)
        if inner is None or outer is None:
            return False
        return self.origins.word(inner) == self.origins.word(outer)

    def joined(self, select: Tree) -> list[Tree]:
        """The conditions of a SELECT and of its inner joins, one by one."""
        joins = [j for j in select.args.get("joins") or () if j.side != "LEFT"]
        nodes = [j.args["on"] for j in joins if j.args.get("on") is not None]
        where = select.args.get("where")
        nodes += [where.this] if where is not None else []
        return [part for node in nodes for part in operands(node, exp.And)]

    def read(self, select: Tree) -> str:
        """The titles of what a SELECT reads, each once."""
        sources = [s for s in self.origins.sources(select) if s.name and not s.parameter]
        titles = [self.origins.title(source) for source in sources or self.origins.sources(select)]
        return "、".join(
            title + ("（两行相比）" if titles.count(title) > 1 else "")
            for title in dict.fromkeys(titles)
        )
