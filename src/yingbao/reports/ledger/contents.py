"""What a ledger is made of, gathered once for all its sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from yingbao.clues import Clue
from yingbao.clues.breakers import Held
from yingbao.clues.precision import Tally
from yingbao.reports.law import basis_text
from yingbao.reports.ledger.row_keys import Keys, RowKeys, export_id

UNKNOWN_TOWNSHIP = "全县或不详"


class RuleText(Protocol):
    """The part of a rule that officers read. `legal_basis`: norm, article, gist, valid_from, valid_to."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def legal_basis(self) -> Sequence[Any]: ...
    @property
    def benign(self) -> Sequence[str]: ...
    @property
    def ask_first(self) -> Sequence[str]: ...
    @property
    def verify(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Ledger:
    """`looked_at`: people each rule looked at; `not_run`: rule code → why it did not run.

    `held` are clues that wait for the county; `precision`: rule code → what people found; `waits`: rule
    code → what of it waits or was lowered, and why.
    """

    county: str
    as_of: date
    clues: Sequence[Clue]
    rules: Mapping[str, RuleText]
    keys: Keys
    looked_at: Mapping[str, int] = field(default_factory=dict)
    not_run: Mapping[str, str] = field(default_factory=dict)
    reveal: bool = False
    held: Sequence[Held] = ()
    precision: Mapping[str, Tally] = field(default_factory=dict)
    waits: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def export_id(self) -> str:
        return export_id(list(self.clues), self.as_of.isoformat(), self.keys)

    @cached_property
    def row_keys(self) -> RowKeys:
        return RowKeys(self.keys, self.export_id)

    @cached_property
    def by_township(self) -> dict[str, list[Clue]]:
        """In walking order, as the clues come."""
        sheets: dict[str, list[Clue]] = {}
        for clue in self.clues:
            sheets.setdefault(clue.township or UNKNOWN_TOWNSHIP, []).append(clue)
        return sheets

    @cached_property
    def basis(self) -> dict[str, str]:
        """Rule code → its articles in force on the day judged."""
        return {code: basis_text(rule.legal_basis, self.as_of) for code, rule in self.rules.items()}

    @property
    def footer(self) -> str:
        return f"{self.county}疑点线索台账　比对日期 {self.as_of}　导出号 {self.export_id}"
