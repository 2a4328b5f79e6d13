"""The words for what only a query knows: its steps, its computed columns, its codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yingbao.canon import load_tables
from yingbao.engine.fields import Fields
from yingbao.engine.rule import Query, Rule
from yingbao.engine.strict_yaml import read_document

FILE = Path(__file__).parents[2] / "packs" / "words.yaml"


@dataclass(frozen=True)
class Words:
    """Name in the SQL → Chinese. `common` are stored columns that say the same in every table."""

    common: dict[str, str]
    steps: dict[str, str]
    columns: dict[str, str]
    values: dict[str, str]


@dataclass(frozen=True)
class OwnWords:
    """What one rule's header says of its own steps and columns; it goes before the shared file."""

    steps: dict[str, str]
    columns: dict[str, str]


@cache
def shared_words() -> Words:
    """packs/words.yaml; raises RuleError with the line that is off."""
    document = read_document(FILE.read_text("utf-8"), FILE.name)
    fields = Fields(document, document.data)
    words = Words(*(fields.mapping(part) for part in ("common", "steps", "columns", "values")))
    fields.done()
    return words


def own_words(query: Query) -> OwnWords:
    """The words of a rule's header; a view has none."""
    words = query.words if isinstance(query, Rule) else {}
    return OwnWords(words.get("steps", {}), words.get("columns", {}))


@cache
def table_labels(table: str) -> dict[str, str]:
    """Stored column → label, of one canonical table."""
    columns = load_tables()[table].columns
    return {stored.name: column.label for column in columns for stored in column.physical}
