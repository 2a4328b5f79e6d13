"""A rule's own tests in words: what is given, the one thing that is changed, what the rule must say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from yingbao.canon import load_tables
from yingbao.casework.selectors.evidence_words import spoken
from yingbao.casework.selectors.rules import library
from yingbao.engine import RuleError
from yingbao.engine.testing.cases import Case, read_test_file, test_path
from yingbao.engine.wording.words import shared_words, table_labels

UNTOLD = ("person_id", "household_id", "row_ref", "evidence", "match", "name_key")


@dataclass(frozen=True)
class Given:
    """One row that the scene lays out: the table's title and what the row says."""

    table: str
    words: str


@dataclass(frozen=True)
class Trial:
    """One departure from the scene. `told` is the sentence the rule must then write, where one is asked."""

    sentence: str
    fires: bool
    told: str
    on: date | None = None


@dataclass(frozen=True)
class RuleTests:
    """The scene, which fires, and its departures; `given` may be empty where columns have no label."""

    as_of: date
    given: tuple[Given, ...]
    told: str
    trials: tuple[Trial, ...]


@cache
def trials_of(code: str) -> RuleTests | None:
    """None for a rule whose tests cannot be read. The packs change only with a new version."""
    packs = library().packs
    try:
        cases = read_test_file(test_path(packs, library().rules[code]), packs).cases
    except RuleError:
        return None
    scene, *others = cases
    trials = tuple(_trial(case, scene.as_of) for case in others)
    return RuleTests(scene.as_of, tuple(_given(scene)), _told(scene), trials)


def _trial(case: Case, usual: date) -> Trial:
    on = case.as_of if case.as_of != usual else None
    return Trial(case.sentence, case.kind == "fires", _told(case), on)


def _told(case: Case) -> str:
    return "；".join(str(row["because"]) for row in case.expect or () if row.get("because"))


def _given(scene: Case) -> Iterator[Given]:
    for table, rows in scene.tables.items():
        for row in rows.values():
            if words := "，".join(_said(table, row)):
                yield Given(_title(table), words)


def _title(table: str) -> str:
    known = load_tables().get(table)
    return known.title if known else library().views[table].title


@cache
def _sure_labels() -> dict[str, str]:
    """For columns of views: only names that mean the same in every table that has them."""
    meant: dict[str, set[str]] = {}
    for name in load_tables():
        for column, label in table_labels(name).items():
            meant.setdefault(column, set()).add(label)
    sure = {column: labels.pop() for column, labels in meant.items() if len(labels) == 1}
    words = shared_words()
    return words.columns | sure | words.common


def _said(table: str, row: dict[str, Any]) -> Iterator[str]:
    labels = table_labels(table) if table in load_tables() else _sure_labels()
    for column, value in row.items():
        if column in labels and not column.endswith(UNTOLD) and value is not None:
            yield f"{labels[column]} {spoken(shared_words().values.get(value, value))}"
