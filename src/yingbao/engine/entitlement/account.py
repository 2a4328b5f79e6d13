"""An account: the lines of a sum as an account book would show them, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yingbao.engine.library import Library
from yingbao.engine.rule import Basis

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    """One step. `sum` is how it is made; `amount` yuan a month, None where nobody can say yet."""

    label: str
    sum: str
    amount: Decimal | None
    basis: Basis | None = None
    parameter: str = ""
    note: str = ""

    def __str__(self) -> str:
        figure = "算不出" if self.amount is None else f"{money(self.amount)} 元"
        told = f"{self.label}　{self.sum}" if self.sum else self.label
        source = "；".join(part for part in (self._article, self._value, self.note) if part)
        return f"{told} = {figure}" + (f"　（{source}）" if source else "")

    @property
    def _article(self) -> str:
        return f"{self.basis.norm} {self.basis.article}" if self.basis else ""

    @property
    def _value(self) -> str:
        return f"参数 {self.parameter}" if self.parameter else ""


@dataclass(frozen=True)
class Account:
    """What is due in a month. `due` is None where a local figure is missing; `open_points` say which."""

    title: str
    month: date
    lines: tuple[Line, ...]
    due: Decimal | None
    open_points: tuple[str, ...] = ()

    def __str__(self) -> str:
        steps = [f"{number}. {line}" for number, line in enumerate(self.lines, 1)]
        total = "应得合计算不出" if self.due is None else f"应得合计 {money(self.due)} 元"
        return "\n".join([self.title, *steps, total, *(f"注意：{p}" for p in self.open_points)])


def money(amount: Decimal) -> str:
    """Yuan to the fen."""
    return f"{amount.quantize(CENT):,}"


def basis_of(library: Library, ref: str, day: date) -> Basis | None:
    """The article behind a parameter that was law on the day."""
    parameter = library.parameters.get(ref)
    return parameter.basis_on(day) if parameter else None
