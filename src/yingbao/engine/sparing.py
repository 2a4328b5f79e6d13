"""Which tables spare people: a rule falls silent when it finds them there. Read from the SQL itself.

A table that is asked by NOT EXISTS is an excuse: a row of it takes a clue away, and when its file was not read the
clue stands that should not. So is one joined from the left, unless it is asked only where somebody lives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from sqlglot import exp

from yingbao.canon import load_tables
from yingbao.engine.library import Library
from yingbao.engine.rule import Query
from yingbao.engine.sqltree import Tree, parsed, tree_of

POPULATION = "population"
GIVES, TAKES = 1, -1  # more rows of it: more clues, or fewer
# Columns that tell where, not whether.
WHERE_ONLY = frozenset("person_id household_id township village area_kind row_ref match".split())
TELLS_BY_NAME = "source_table"  # a view of such rows speaks of tables that its reader names


def sparing_tables(library: Library, query: Query) -> frozenset[str]:
    """Tables of people of which a row may take a clue of this query away, and which are not what it is about."""
    tree = parsed(query)
    about = next((cte for cte in tree.find_all(exp.CTE) if cte.alias == POPULATION), None)
    own = _tables(library, about, tree, GIVES) if about else set()
    taking = _tables(library, tree, tree, TAKES) - own
    return frozenset(name for name in taking if load_tables()[name].is_about_people)


def columns_used(library: Library, query: Query) -> frozenset[str]:
    """Names of the columns that a query or a view under it asks for."""
    queries = [query, *library.views_for([query])]
    return frozenset(c.name for one in queries for c in parsed(one).find_all(exp.Column))


def _tables(library: Library, node: Tree, tree: Tree, sign: int) -> set[str]:
    signs = {
        (inner, own * outer)
        for name, outer in _of_tree(node, tree)
        for inner, own in _signs_of(library, name)
    }
    return {name for name, found in signs if found == sign}


def _signs_of(library: Library, name: str) -> set[tuple[str, int]]:
    """(table, sign) of a table or view. What a view of rolls alone leaves out is nobody's excuse:
    it tells who stands on a roll."""
    view = library.views.get(name)
    if view is None:
        return {(name, GIVES)} if name in load_tables() else set()
    if TELLS_BY_NAME in view.columns:
        return set()
    found = {
        (inner, own * outer)
        for read, outer in _of_view(view.sql)
        for inner, own in _signs_of(library, read)
    }
    given = {pair for pair in found if pair[1] == GIVES}
    return given if all(_is_roll(table) for table, _ in given) else found


@lru_cache(maxsize=512)
def _of_view(sql: str) -> frozenset[tuple[str, int]]:
    """Asked by every rule above it: a tree is walked once."""
    return frozenset(_of_tree(tree_of(sql), tree_of(sql)))


def _is_roll(name: str) -> bool:
    return load_tables()[name].kind == "roll"


def _of_tree(start: Tree, tree: Tree) -> set[tuple[str, int]]:
    """(name, sign) of the tables and views that a statement, or one step of it, rests on."""
    steps = {cte.alias: cte for cte in tree.find_all(exp.CTE)}
    found: set[tuple[str, int]] = set()
    waiting, met = [(start, GIVES)], Counter[tuple[int, int]]()
    while waiting:
        node, sign = waiting.pop()
        met[(id(node), sign)] += 1
        for table in _own_tables(node):
            for own in _local(table, node):
                if table.name not in steps:
                    found.add((table.name, sign * own))
                elif not met[(id(steps[table.name]), sign * own)]:
                    waiting.append((steps[table.name], sign * own))
    return found


def _own_tables(node: Tree) -> Iterator[Tree]:
    """Tables of a step, or of the final query, without those of the steps before it."""
    for table in node.find_all(exp.Table):
        step = table.find_ancestor(exp.CTE)
        if step is (node if isinstance(node, exp.CTE) else None):
            yield table


def _local(table: Tree, root: Tree) -> tuple[int, ...]:
    """Sign of one mention: turned by each NOT around it; both where it is joined from the left."""
    sign, node = GIVES, table
    while node is not root and node is not None:
        if isinstance(node, exp.Not):
            sign = -sign
        node = node.parent
    join = table.find_ancestor(exp.Join, exp.Subquery, exp.Select)
    left = isinstance(join, exp.Join) and join.side == "LEFT" and not _only_tells_where(table)
    return (sign, -sign) if left else (sign,)


def _only_tells_where(table: Tree) -> bool:
    query, alias = table.find_ancestor(exp.Select), table.alias_or_name
    used = {c.name for c in query.find_all(exp.Column) if c.table == alias}
    return used <= WHERE_ONLY
