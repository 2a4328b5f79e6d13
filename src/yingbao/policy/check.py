"""A check as its YAML states it: what to look for, since when, on which basis, and its own tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from yingbao.norms import Article, article
from yingbao.policy.detection.match import Wording

Severity = Literal["抵触", "越权", "缺失", "过时", "表述不清"]
KINDS = {
    "P": "问题条款",
    "M": "缺少内容",
    "N": "数字限度",
    "A": "制定权限",
    "R": "引用废止文件",
    "C": "文件打架",
    "V": "表述不清",
}


@dataclass(frozen=True)
class Limit:
    """A national figure for one span of time. `at_least`/`at_most` bound what a paper may say."""

    at_least: float | None = None
    at_most: float | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    unit: str = ""

    def valid_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True)
class Figure:
    """Where a figure stands: `{n}` in `at` is the figure itself, of the given kind."""

    kind: str
    at: tuple[str, ...]
    limits: tuple[Limit, ...]
    unless: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A figure that two papers may state differently; `apart` tells kinds that do not compare.

    `at_least`: who keeps to it is not told of another paper that does not.
    """

    kind: str
    at: tuple[str, ...]
    apart: tuple[str, ...] = ()
    at_least: float | None = None


@dataclass(frozen=True)
class Check:
    """One check. `any_benefit`: words of other benefits do not turn the check away. `basis` are (norm, article) pairs; those in force on the day judged are shown."""

    code: str
    title: str
    effect: str
    severity: Severity
    direction: str
    programmes: tuple[str, ...]
    basis: tuple[Article, ...]
    suggestion: str
    why: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    detect: tuple[Wording, ...] = ()
    figures: tuple[Figure, ...] = ()
    topics: tuple[Topic, ...] = ()
    present: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    twin: str = ""
    any_benefit: bool = False
    must: tuple[Any, ...] = ()
    near: tuple[Any, ...] = ()

    @property
    def family(self) -> str:
        return self.code[0]

    def valid_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def basis_on(self, day: date) -> tuple[Article, ...]:
        """The articles in force on that day, the latest first."""
        holding = [entry for entry in self.basis if entry.valid_on(day)]
        return tuple(sorted(holding, key=lambda entry: entry.valid_from, reverse=True))

    def applies(self, day: date) -> bool:
        return self.valid_on(day) and bool(self.basis_on(day) or not self.basis)


def _wording(raw: dict[str, Any]) -> Wording:
    lists: dict[str, Any] = {k: tuple(raw[k]) for k in ("words", "unless", "exempt") if k in raw}
    plain = {k: raw[k] for k in ("says", "gap", "heading") if k in raw}
    unknown = set(raw) - set(lists) - set(plain)
    if unknown:
        raise ValueError(f"不认识的写法：{unknown}")
    return Wording(**lists, **plain)


def _figure(raw: dict[str, Any]) -> Figure:
    limits = tuple(Limit(**limit) for limit in raw["limits"])
    return Figure(
        raw["kind"],
        tuple(raw["at"]),
        limits,
        tuple(raw.get("unless", ())),
        tuple(raw.get("programmes", ())),
    )


def build_check(raw: dict[str, Any]) -> Check:
    """A check from its YAML.

    Raises NormError when a basis leads nowhere, TypeError on an unknown key.
    """
    data = dict(raw)
    data["basis"] = tuple(
        article(entry["norm"], entry["article"]) for entry in raw.get("basis", ())
    )
    data["detect"] = tuple(_wording(entry) for entry in raw.get("detect", ()))
    data["figures"] = tuple(_figure(entry) for entry in raw.get("figures", ()))
    data["topics"] = tuple(
        Topic(
            entry["kind"], tuple(entry["at"]), tuple(entry.get("apart", ())), entry.get("at_least")
        )
        for entry in raw.get("topics", ())
    )
    for name in ("programmes", "present", "levels", "must", "near"):
        data[name] = tuple(raw.get(name, ()))
    return Check(**data)


@cache
def load_checks() -> dict[str, Check]:
    """Every check by code, in the order of the codes."""
    folder = resources.files("yingbao.policy").joinpath("checks")
    checks = [
        build_check(yaml.safe_load(f.read_text(encoding="utf-8")))
        for f in folder.iterdir()
        if f.name.endswith(".yaml")
    ]
    return {check.code: check for check in sorted(checks, key=lambda c: c.code)}
