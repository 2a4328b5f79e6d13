"""Numbers of the law by date. National values lie in the packs; a county may override them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from yingbao.engine.errors import RuleError
from yingbao.engine.fields import Fields
from yingbao.engine.header import read_basis
from yingbao.engine.rule import ENDLESS, Basis
from yingbao.engine.strict_yaml import Document, read_document

Value = int | str | bool | Decimal | date | None | list[Any]
STATUSES = ("verified", "to_verify")


@dataclass(frozen=True)
class Span:
    """One value and the days on which it holds, both ends included."""

    valid_from: date
    valid_to: date
    value: Value


@dataclass(frozen=True)
class Parameter:
    """One number (or list, or word) by date. `status` to_verify: no red or orange clue on it alone."""

    ref: str
    title: str
    unit: str
    values: dict[date, Value]
    legal_basis: dict[date, Basis]
    status: str
    checked_on: date | None
    why: str = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The values in order of date; a null value ends the one before it."""
        return spans_of(self.values)

    def on(self, day: date) -> Value:
        """The value of that day, None when there was none."""
        return next((s.value for s in self.spans if s.valid_from <= day <= s.valid_to), None)

    def basis_on(self, day: date) -> Basis | None:
        """The latest article behind the values that was law on that day."""
        bases = sorted(self.legal_basis.items(), reverse=True)
        return next((b for start, b in bases if start <= day <= (b.valid_to or ENDLESS)), None)


def spans_of(values: Mapping[date, Value]) -> tuple[Span, ...]:
    """Each value with the days on which it holds, to the day before the next."""
    starts = sorted(values)
    ends = [later - timedelta(days=1) for _, later in pairwise(starts)] + [ENDLESS]
    return tuple(
        Span(start, end, values[start])
        for start, end in zip(starts, ends, strict=False)
        if values[start] is not None
    )


def load_parameters(packs: Path) -> dict[str, Parameter]:
    """All national parameters by `pack/name`; raises RuleError."""
    paths = sorted(packs.glob("*/parameters/*.yaml"))
    return {ref: _load(path, packs, ref) for path in paths for ref in [_ref(path)]}


def override(parameters: Mapping[str, Parameter], county: Path | None) -> dict[str, Parameter]:
    """The parameters with a county file's values laid over them.

    The file's `parameters` maps `pack/name` to {values, legal_basis?, status?, checked_on?}.
    A county value is to_verify unless the file says verified.
    """
    merged = dict(parameters)
    if county is None:
        return merged
    document = read_document(county.read_text("utf-8"), county.name)
    for ref, data in (document.data.get("parameters") or {}).items():
        fields = Fields(document, data, "parameters", ref)
        merged[ref] = _overridden(fields, merged.get(ref), ref)
    return merged


def _overridden(fields: Fields, national: Parameter | None, ref: str) -> Parameter:
    if national is None:
        raise RuleError(fields.document.place("parameters", ref), f"没有名为“{ref}”的参数。")
    fields.take("document", "")
    local = _read(fields, ref, title=national.title, unit=national.unit)
    return replace(
        local,
        values=national.values | local.values,
        legal_basis=national.legal_basis | local.legal_basis,
        why=local.why or national.why,
    )


def _ref(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.stem}"


def _load(path: Path, packs: Path, ref: str) -> Parameter:
    document = read_document(path.read_text("utf-8"), path.relative_to(packs).as_posix())
    parameter = _read(Fields(document, document.data), ref)
    _demand_a_basis_per_date(parameter, document)
    return parameter


def _read(fields: Fields, ref: str, title: Any = None, unit: Any = None) -> Parameter:
    values = fields.mapping("values", {})
    parameter = Parameter(
        ref=ref,
        title=fields.text("title", *_default(title)),
        unit=fields.text("unit", *_default(unit)),
        values={fields.as_day("values", k): exact(v) for k, v in values.items()},
        legal_basis=_bases(fields),
        status=fields.choice("status", STATUSES, "to_verify"),
        checked_on=fields.day("checked_on", None),
        why=fields.text("why", ""),
    )
    fields.done()
    return parameter


def _default(value: Any) -> Iterable[Any]:
    return () if value is None else (value,)


def _bases(fields: Fields) -> dict[date, Basis]:
    bases = {}
    for start, data in fields.mapping("legal_basis", {}).items():
        inner = Fields(fields.document, dict(data), *fields.path, "legal_basis", start)
        day = inner.as_day("legal_basis", start)
        inner.data.setdefault("valid_from", day)
        bases[day] = read_basis(inner)
    return bases


def _demand_a_basis_per_date(parameter: Parameter, document: Document) -> None:
    if parameter.status == "verified" and parameter.checked_on is None:
        raise RuleError(document.place("status"), "已核实的参数须写 checked_on（何时核对过）。")
    for day in parameter.values:
        if day not in parameter.legal_basis:
            place = document.place("values", day)
            raise RuleError(place, f"{day} 起的值没有依据；legal_basis 下也要写 {day}。")


def exact(value: Any) -> Value:
    """Fractions as decimals: a float would make sums depend on the order of rows."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, list):
        return [exact(item) for item in value]
    return value  # type: ignore[no-any-return]
