"""The test file of a rule: one scene, then departures from it, each one change and one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from yingbao.engine.errors import Place, RuleError
from yingbao.engine.fields import Fields
from yingbao.engine.parameters import exact
from yingbao.engine.rule import Query
from yingbao.engine.strict_yaml import read_document
from yingbao.engine.testing.rows import Rows, Scene, changed, read_scene

Kind = Literal["scene", "silent", "fires"]
WORDS = {"as_of", "parameters", "expect", "population"}


@dataclass(frozen=True)
class Case:
    """One world and what the rule must say of it.

    `expect` None: any row at all will do. `population`: how many the rule must have looked at.
    """

    kind: Kind
    sentence: str
    as_of: date
    parameters: dict[str, Any]
    tables: dict[str, Rows]
    expect: tuple[dict[str, Any], ...] | None
    place: Place
    population: int | None = None
    touched: frozenset[str] = frozenset()  # tables, columns and words the departure changes


@dataclass(frozen=True)
class TestFile:
    """The cases of one rule in the order of the file, the scene first."""

    __test__ = False  # not for pytest to collect

    file: str
    cases: tuple[Case, ...]


def test_path(packs: Path, query: Query) -> Path:
    """`x.sql` is tested by its sibling `x.test.yaml`."""
    path = packs / query.file
    return path.with_name(f"{path.stem}.test.yaml")


test_path.__test__ = False  # type: ignore[attr-defined]


def read_test_file(path: Path, packs: Path) -> TestFile:
    """All cases of a test file; raises RuleError with the line that is off."""
    file = path.relative_to(packs).as_posix()
    if not path.exists():
        raise RuleError(Place(file), "缺测试文件；一条规则要有一个会触发的场景和若干反例。")
    document = read_document(path.read_text("utf-8"), file)
    fields = Fields(document, document.data)
    scene = _scene(fields)
    cases = [scene]
    for key, kind in (("silent_when", "silent"), ("fires_when", "fires")):
        for sentence, change in fields.mapping(key, {}).items():
            inner = _departure(fields, key, sentence, change)
            cases.append(_departed(scene, inner, kind, str(sentence)))  # type: ignore[arg-type]
    fields.done()
    return TestFile(file, tuple(cases))


def _scene(fields: Fields) -> Case:
    as_of = fields.day("as_of")
    assert as_of is not None
    tables = read_scene(fields, fields.mapping("scene"))
    parameters = {k: exact(v) for k, v in fields.mapping("parameters", {}).items()}
    place, size = fields.document.place("scene"), fields.take("population", None)
    return Case("scene", "场景", as_of, parameters, tables, _expect(fields), place, size)


def _departure(fields: Fields, key: str, sentence: Any, change: Any) -> Fields:
    if not isinstance(change, dict) or not change:
        raise RuleError(
            fields.document.place(key, sentence), f"“{sentence}”后应写改动：表名: {{列: 值}}。"
        )
    return Fields(fields.document, change, key, sentence)


def _departed(scene: Case, fields: Fields, kind: Kind, sentence: str) -> Case:
    parameters = {k: exact(v) for k, v in fields.mapping("parameters", {}).items()}
    changes = {str(k): v for k, v in fields.data.items() if k not in WORDS}
    return Case(
        kind=kind,
        sentence=sentence,
        as_of=fields.day("as_of", None) or scene.as_of,
        parameters=scene.parameters | parameters,
        tables=changed(Scene(fields, scene.tables), changes),
        expect=() if kind == "silent" else _expect(fields),
        place=fields.document.place(*fields.path),
        population=fields.take("population", None),
        touched=frozenset(_words(fields.data)),
    )


def _expect(fields: Fields) -> tuple[dict[str, Any], ...] | None:
    value = fields.take("expect", None)
    if value is None or isinstance(value, list):
        return None if value is None else tuple(value)
    if not isinstance(value, dict):
        raise fields.error("expect", "“expect”应为一行 {列: 值}，或若干行的列表。")
    return (value,)


def _words(change: Any) -> Iterator[str]:
    if isinstance(change, dict):
        yield from map(str, change)
    for inner in change.values() if isinstance(change, dict) else change:
        if isinstance(inner, dict | list):
            yield from _words(inner)
