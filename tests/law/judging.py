"""The law of a day, asked of the real look-ups: parameters, rules, sums, policy checks, norms."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from yingbao.engine import Library, load_library
from yingbao.engine.entitlement import HomeFacts, Sums, TekunFacts, home_account, tekun_account
from yingbao.engine.errors import Place
from yingbao.engine.parameters import exact
from yingbao.engine.rule import Basis
from yingbao.engine.settle import settled
from yingbao.engine.sqltext import counted
from yingbao.engine.testing.cases import Case
from yingbao.engine.testing.world import World
from yingbao.policy.check import load_checks
from yingbao.policy.checking import fires

FOLDER = Path(__file__).parent / "cases"
MONTHS = ("2019-12", "2020-05", "2020-10", "2021-08", "2022-12", "2026-08")
AGO = re.compile(r"-(\d+)([dmy])")
SILENT, NOT_APPLICABLE = "不成线索", "不适用"


@dataclass(frozen=True)
class Judged:
    """What the look-up answered and every article it rests on that day."""

    answer: Any
    cited: tuple[str, ...]


@dataclass(frozen=True)
class LawCase:
    """The same facts on one day: the right answer and the article that was law then."""

    facts: str
    ask: dict[str, Any]
    month: str
    answer: Any
    cites: tuple[str, str]

    @property
    def day(self) -> date:
        year, month = map(int, self.month.split("-"))
        return date(year, month, monthrange(year, month)[1])

    def __str__(self) -> str:
        return f"{self.facts}@{self.month}"


def all_cases() -> list[LawCase]:
    return [case for file in sorted(FOLDER.glob("*.yaml")) for case in _cases(file)]


def _cases(file: Path) -> Iterator[LawCase]:
    for entry in yaml.safe_load(file.read_text("utf-8")):
        for months, (answer, cites) in entry["answers"].items():
            for month in str(months).split(", "):
                name, _, article = cites.rpartition(" ")
                yield LawCase(entry["facts"], entry["ask"], month, answer, (name, article))


@cache
def library() -> Library:
    return load_library()


@cache
def world() -> World:
    return World(library())


def judge(case: LawCase) -> Judged:
    """Asks whichever look-up the case names."""
    kinds = {"parameter": _parameter, "rule": _rule, "dibao": _dibao, "tekun": _tekun, "policy": _policy}  # fmt: skip
    kind = next(name for name in kinds if name in case.ask)
    return kinds[kind](case)


def _parameter(case: LawCase) -> Judged:
    ref = case.ask["parameter"]
    value = library().parameters[ref].on(case.day)
    if "contains" in case.ask:
        value = case.ask["contains"] in value
    return Judged(_plain(value), _named([library().parameters[ref].basis_on(case.day)]))


def _rule(case: LawCase) -> Judged:
    """Runs the rule on the scene; the answer is the level of its clue, or what its row says."""
    rule = library().rule(str(case.ask["rule"]))
    cited = _named(rule.basis_on(case.day))
    if not rule.applies_on(case.day):
        return Judged(NOT_APPLICABLE, cited)
    tables = {name: _rows(rows, case.day) for name, rows in case.ask["scene"].items()}
    parameters = case.ask.get("parameters", {})
    shown = world().show(rule, Case("scene", "", case.day, parameters, tables, None, Place("law")))
    found = world().rows(shown.applied_to(counted(rule.sql)))
    rows = settled(rule, [row for row in found if row.pop("hit") is not None])
    told = case.ask.get("tells", "level")
    return Judged(_plain(getattr(rows[0], told)) if rows else SILENT, cited)


def _dibao(case: LawCase) -> Judged:
    facts = HomeFacts(month=case.day.replace(day=1), **_facts(case.ask["dibao"], case.day))
    sums = Sums(library(), exact_all(case.ask.get("parameters", {})))
    account = home_account(library(), sums.home(facts))
    return Judged(_plain(account.due), _named(line.basis for line in account.lines))


def _tekun(case: LawCase) -> Judged:
    facts = TekunFacts(month=case.day.replace(day=1), **_facts(case.ask["tekun"], case.day))
    account = tekun_account(library(), Sums(library()).tekun(facts))
    return Judged(_plain(account.due), _named(line.basis for line in account.lines))


def _policy(case: LawCase) -> Judged:
    """A sentence of a local paper: does the check of the day object to it?"""
    check = load_checks()[case.ask["policy"]]
    objects = fires(check, {"text": case.ask["says"], "as_of": case.day})
    cited = tuple(f"{b.norm} {b.label}" for b in check.basis)
    return Judged("抵触" if objects else "可以", cited)


def _named(bases: Any) -> tuple[str, ...]:
    return tuple(f"{b.norm} {b.article}" for b in bases if isinstance(b, Basis))


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def exact_all(values: dict[str, Any]) -> dict[str, Any]:
    return {name: exact(value) for name, value in values.items()}


def _rows(rows: Any, day: date) -> dict[str, dict[str, Any]]:
    """Scene rows; `-3m` is three months before the day judged, `月` its month, `月末` its last day."""
    listed = rows if isinstance(rows, list) else [rows]
    return {str(n): _facts(row, day) for n, row in enumerate(listed, 1)}


def _facts(row: dict[str, Any], day: date) -> dict[str, Any]:
    return {name: _when(exact(value), day) for name, value in row.items()}


def _when(value: Any, day: date) -> Any:
    if value in ("月", "月末"):
        return day.replace(day=1) if value == "月" else day
    ago = AGO.fullmatch(value) if isinstance(value, str) else None
    return _before(day, int(ago[1]), ago[2]) if ago else value


def _before(day: date, count: int, unit: str) -> date:
    if unit == "d":
        return day - timedelta(days=count)
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "y" else 1)
    return date(months // 12, months % 12 + 1, 1)
