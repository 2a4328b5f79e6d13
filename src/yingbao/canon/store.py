"""Reading the table YAMLs, strictly: an unknown word in one is an error, not a silence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from yingbao.canon.schema import TYPES, Column, Table

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = Path(__file__).parent / "tables"


class TableError(ValueError):
    """A table YAML says something this stage does not know."""


@cache
def load_tables() -> dict[str, Table]:
    """All canonical tables by name, in the order of their names."""
    return {path.stem: read_table(path) for path in sorted(FOLDER.glob("*.yaml"))}


def table(name: str) -> Table:
    return load_tables()[name]


def read_table(path: Path) -> Table:
    """One YAML as a Table; raises TableError naming the file and the word that is off."""
    raw = yaml.load(path.read_text("utf-8"), Loader)  # the C loader: tens of times faster
    try:
        columns = tuple(_column(item) for item in raw.pop("columns"))
        names = ("key", "hints", "not_hints")
        lists: dict[str, Any] = {key: tuple(raw.pop(key, ())) for key in names}
        return Table(columns=columns, **lists, **raw)
    except (KeyError, TypeError, ValueError) as error:
        raise TableError(f"{path.name}: {error}") from error


def _column(item: dict[str, Any]) -> Column:
    if item["type"] not in TYPES:
        raise ValueError(f"{item['name']}: unknown type {item['type']}")
    codes = {
        str(code): tuple(map(str, spelled or ())) for code, spelled in item.pop("codes", {}).items()
    }
    return Column(aliases=tuple(item.pop("aliases", ())), codes=codes, **item)
