"""What a demand and an issue are. The class name is the demand's name, its docstring the reason."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from yingbao.engine.errors import Place
from yingbao.engine.library import Library
from yingbao.engine.rule import Query
from yingbao.engine.sqltree import Tree, parsed, place_of


@dataclass(frozen=True, order=True)
class Issue:
    """One demand not met, at one place, in Chinese."""

    place: Place
    demand: str
    message: str

    def __str__(self) -> str:
        return f"{self.place} {self.demand}：{self.message}"


class Demand(ABC):
    """Subclasses say what they find in `issues`; `rules_only` spares the shared views."""

    rules_only = False

    def __init__(self, library: Library) -> None:
        self.library = library

    @abstractmethod
    def issues(self, query: Query) -> Iterator[Issue]:
        """What is wrong with this query, if anything."""

    def at(self, query: Query, node: Tree, message: str) -> Issue:
        """An issue at a node of the SQL."""
        return Issue(place_of(query, node), type(self).__name__, message)

    def at_key(self, query: Query, key: str, message: str) -> Issue:
        """An issue at a key of the header."""
        lines = query.text.splitlines()
        found = (number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
        return Issue(Place(query.file, next(found, 1)), type(self).__name__, message)

    def tree(self, query: Query) -> Tree:
        return parsed(query)
