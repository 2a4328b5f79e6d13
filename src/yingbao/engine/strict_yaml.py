"""YAML read strictly: a key said twice is an error, and every key knows its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from yingbao.engine.errors import Place, RuleError

FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KeyPath = tuple[str, ...]


class Loader(FastLoader):  # type: ignore[misc]
    """The C loader; a bare date that no calendar has stays text, to be refused with its line."""

    def day(self, node: yaml.Node) -> date | str:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            return str(node.value)


Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.day)


@dataclass(frozen=True)
class Document:
    """A YAML mapping with the line of each key. `lines` is keyed by the path of the key."""

    file: str
    data: dict[str, Any]
    lines: dict[KeyPath, int]

    def place(self, *path: object) -> Place:
        """The line of the deepest key of the path that is known."""
        keys = tuple(map(str, path))
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return Place(self.file, self.lines.get(keys, 1))


def read_document(text: str, file: str, first_line: int = 1) -> Document:
    """A YAML text whose first line stands at `first_line` of `file`; raises RuleError."""
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise RuleError(Place(file, first_line), "应为“键: 值”的形式，读到的不是。")
        lines = {(): first_line} | _key_lines(node, file, first_line)
        return Document(file, loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise RuleError(Place(file, line), f"YAML 写法有误：{error.problem}。") from error
    finally:
        loader.dispose()


def _key_lines(
    node: yaml.Node, file: str, first_line: int, above: KeyPath = ()
) -> dict[KeyPath, int]:
    lines: dict[KeyPath, int] = {}
    for key, child in _children(node):
        path = (*above, key.value if isinstance(key, yaml.Node) else str(key))
        line = first_line + (key if isinstance(key, yaml.Node) else child).start_mark.line
        if path in lines and path[-1] != "<<":
            raise RuleError(Place(file, line), f"“{path[-1]}”写了两遍，只能留一个。")
        lines[path] = line
        lines.update(_key_lines(child, file, first_line, path))
    return lines


def _children(node: yaml.Node) -> list[tuple[Any, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    if isinstance(node, yaml.SequenceNode):
        return list(enumerate(node.value))
    return []
