"""What a query is given on a day: `$as_of`, the declared parameters and their dated tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yingbao.engine.parameters import Parameter, Span, spans_of
from yingbao.engine.rule import ENDLESS, ParameterUse, Query
from yingbao.engine.sqltext import bind, literal, with_ctes


class NoValue(ValueError):
    """A parameter has no value on the day: the county must fill it in, or the law had none."""


@dataclass(frozen=True)
class Given:
    """The scalars by `$name` and the tables `param_<name>` of one query on one day."""

    scalars: dict[str, Any]
    tables: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def applied_to(self, sql: str) -> str:
        """The SQL as it is run: values written out, dated parameters as CTEs."""
        ctes = {f"param_{name}": _span_rows(spans) for name, spans in self.tables.items()}
        return with_ctes(bind(sql, self.scalars), ctes)


def given(
    query: Query,
    as_of: date,
    parameters: Mapping[str, Parameter],
    overrides: Mapping[str, Any] | None = None,
) -> Given:
    """The values a query gets; overrides (of a test) win. Raises NoValue."""
    overrides = overrides or {}
    scalars: dict[str, Any] = {"as_of": as_of}
    tables: dict[str, tuple[Span, ...]] = {}
    for use in query.parameters:
        spans = _spans(use, parameters, overrides)
        scalars[use.name] = _value_on(use, spans, as_of)
        tables |= {use.name: spans} if use.dated else {}
    return Given(scalars, tables)


def _spans(
    use: ParameterUse, parameters: Mapping[str, Parameter], overrides: Mapping[str, Any]
) -> tuple[Span, ...]:
    if use.name in overrides:
        return _spoken(overrides[use.name])
    parameter = parameters.get(use.ref)
    if (parameter is None or not parameter.spans) and not use.optional:
        raise NoValue(f"参数“{parameter.title if parameter else use.ref}”没有值，须由县里填写")
    return parameter.spans if parameter else ()


def _spoken(value: Any) -> tuple[Span, ...]:
    """A test's value for all days, or `{date: value}` where the change of a number is the point."""
    if isinstance(value, Mapping):
        return spans_of(value)
    return (Span(date(1900, 1, 1), ENDLESS, value),)


def _value_on(use: ParameterUse, spans: tuple[Span, ...], as_of: date) -> Any:
    value = next((s.value for s in spans if s.valid_from <= as_of <= s.valid_to), None)
    if value is None and not use.dated and not use.optional:
        raise NoValue(f"参数“{use.ref}”在 {as_of} 没有值")
    return value


def _span_rows(spans: tuple[Span, ...]) -> str:
    rows = (
        f"SELECT {literal(s.valid_from)} AS valid_from, {literal(s.valid_to)} AS valid_to, "
        f"{literal(s.value)} AS value"
        for s in spans
    )
    nothing = "SELECT NULL AS valid_from, NULL AS valid_to, NULL AS value WHERE FALSE"
    return " UNION ALL ".join(rows) or nothing
