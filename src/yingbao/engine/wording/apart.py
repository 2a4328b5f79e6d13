"""Two columns of one name in one comparison: each is told by where it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlglot import exp

from yingbao.engine.sqltree import Tree
from yingbao.engine.wording.origins import Origins, Source


def prefixes(nodes: Iterable[Tree], origins: Origins) -> dict[str, str]:
    """`alias.column` → “《table》的”, for columns of these conditions that would read alike."""
    alike: dict[str, dict[str, tuple[Tree, Source]]] = defaultdict(dict)
    for column in (column for node in nodes for column in _own_columns(node)):
        source = origins.source_of(column)
        if source is not None:
            alike[origins.word(column)].setdefault(source.alias, (column, source))
    several = (list(same.values()) for same in alike.values() if len(same) > 1)
    return {address: words for same in several for address, words in _owners(same, origins)}


def _own_columns(node: Tree) -> Iterator[Tree]:
    """The columns of a node, those of queries inside it left out."""
    select = node.find_ancestor(exp.Select)
    found = node.find_all(exp.Column)
    return (column for column in found if column.find_ancestor(exp.Select) is select)


def _owners(same: list[tuple[Tree, Source]], origins: Origins) -> Iterator[tuple[str, str]]:
    titles = [origins.title(source) for _, source in same]
    outer = min(source.depth for _, source in same)
    for (column, source), title in zip(same, titles, strict=True):
        is_outer = source.depth == outer
        named = f"{title}的" if titles.count(title) == 1 else ""
        owner = named or twin(column, origins) or ("这一行的" if is_outer else "另一行的")
        yield address(column), owner


def namesakes(word: str, value: Tree, origins: Origins) -> dict[str, str]:
    """`alias.column` → “《table》的”, for columns called like the one that is worked out of them."""
    found = ((column, origins.source_of(column)) for column in value.find_all(exp.Column))
    return {
        address(column): twin(column, origins) or f"{origins.title(source)}的"
        for column, source in found
        if source is not None and origins.word(column) == word
    }


def address(column: Tree) -> str:
    return f"{column.table}.{column.name}"


def twin(column: Tree, origins: Origins) -> str:
    """Whose a column is where a SELECT compares two rows of one table; empty anywhere else."""
    source, select = origins.source_of(column), column.find_ancestor(exp.Select)
    if source is None or select is None:
        return ""
    read = [one.alias for one in origins.sources(select) if one.name == source.name]
    if len(read) < 2 or source.alias not in read:
        return ""
    return "这一行的" if source.alias == read[0] else "另一行的"
