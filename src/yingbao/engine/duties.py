"""What a county must still fill in or verify, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yingbao.engine.library import Library
from yingbao.engine.parameters import Parameter
from yingbao.engine.rule import ParameterUse, Query

MISSING, DOUBTFUL = "须填写", "待核实"


@dataclass(frozen=True)
class Duty:
    """One parameter without a value on the day, or with one that nobody has verified.

    `stops` are rules that do not run without it, `caps` rules held to yellow by it, `eases` rules
    that only spare people or sort clues with it.
    """

    parameter: Parameter
    kind: str
    value: object
    stops: tuple[str, ...] = ()
    caps: tuple[str, ...] = ()
    eases: tuple[str, ...] = ()

    @property
    def effect(self) -> str:
        """Why it matters, in one sentence."""
        told = [
            (self.stops, "没有它不能运行"),
            (self.caps, "因它待核实，级别最高为黄"),
            (self.eases, "用它来放过人或分级"),
        ]
        return "；".join(f"规则 {'、'.join(codes)} {words}" for codes, words in told if codes)


def duties(library: Library, as_of: date) -> tuple[Duty, ...]:
    """All parameters in use that need the county's hand, missing ones first."""
    used = _uses(library)
    found = [_duty(library.parameters[ref], uses, as_of) for ref, uses in sorted(used.items())]
    return tuple(sorted((d for d in found if d), key=lambda d: d.kind != MISSING))


def _uses(library: Library) -> dict[str, list[tuple[str, ParameterUse]]]:
    """Parameter → the rules that use it, themselves or through a view."""
    used: dict[str, list[tuple[str, ParameterUse]]] = {}
    for rule in library.rules.values():
        queries: tuple[Query, ...] = (rule, *library.views_for([rule]))
        for query in queries:
            for use in query.parameters:
                if use.ref in library.parameters:
                    used.setdefault(use.ref, []).append((rule.code, use))
    return used


def _duty(parameter: Parameter, uses: list[tuple[str, ParameterUse]], day: date) -> Duty | None:
    value = parameter.on(day)
    if value is None:
        needing = (code for code, use in uses if not use.optional and not use.dated)
        return Duty(parameter, MISSING, None, stops=_codes(needing))
    if parameter.status == "verified":
        return None
    limits = _codes(code for code, use in uses if use.role == "limit")
    guards = _codes(code for code, use in uses if use.role == "guard")
    return Duty(parameter, DOUBTFUL, value, caps=limits, eases=guards)


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codes)))
