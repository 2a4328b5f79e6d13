"""What a rule, a view and their parts are. A rule makes clues (疑点), never findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal

DIRECTIONS = ("漏保", "错保", "程序", "资金", "作风", "数据")
LEVELS = ("红", "橙", "黄", "蓝")  # from the most severe; a lead on missed help is blue
STATUSES = ("draft", "trial", "in_force", "retired")
STEPS = {
    "V1": "两人以上入户核查，双方签字，照片带日期和位置",
    "V2": "请数据主管部门就该条记录书面答复",
    "V3": "核对银行流水、对账单",
    "V4": "当面听取本人意见并记录答复",
    "V5": "由县级作出停发、调整、退款、追回或新增的决定，告知理由和救济途径",
    "V6": "可能涉及干部得利的，移交纪检监察机构",
    "V7": "只更正数据",
}
ENDLESS = date(9999, 12, 31)
Role = Literal["limit", "guard"]


@dataclass(frozen=True)
class Basis:
    """One article a rule or a parameter value rests on, and the days on which it was law."""

    norm: str
    article: str
    gist: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Read:
    """A table or view that a query reads. An optional one is empty when it was not received."""

    name: str
    optional: bool = False


@dataclass(frozen=True)
class Absence:
    """What a rule's sentence says is not there: a row of a table or, with `column`, a filled cell.

    An optional column is one that many offices do not keep: without it the sentence may stand, unless a
    header that nobody understood may be it. Source: docs/adr/0022.
    """

    table: str
    column: str = ""
    optional: bool = False


@dataclass(frozen=True)
class ParameterUse:
    """A number of the law under its SQL name.

    role `limit`: the clue stands or falls with the value. `guard`: the value only spares people
    or sorts clues, so a doubtful value cannot accuse anyone. An optional one is NULL without value.
    """

    name: str
    ref: str
    role: Role = "limit"
    dated: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Query:
    """A SQL file of the packs. `sql` is what follows the header, `sql_line` where it begins."""

    file: str
    text: str
    sql: str
    sql_line: int
    title: str
    reads: tuple[Read, ...]
    parameters: tuple[ParameterUse, ...]

    @property
    def digest(self) -> str:
        return sha256(self.text.encode()).hexdigest()

    @property
    def read_names(self) -> frozenset[str]:
        return frozenset(read.name for read in self.reads)


@dataclass(frozen=True)
class View(Query):
    """A shared query. `columns` maps each output column to its SQL type.

    With `needs_any`, the view is there as soon as one of these tables was received.
    """

    name: str
    columns: dict[str, str]
    needs_any: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule(Query):
    """One check rule. `needs` are tables that must have been received though a view reads them, of
    `needs_any` one is enough; `words` is what this rule calls its own steps and columns; `absent`, what
    its sentence says is not there (None: the header does not say)."""

    code: str
    direction: str
    level: str
    status: str
    valid_from: date
    valid_to: date | None
    programme: str
    pack: str
    owner: str
    legal_basis: tuple[Basis, ...]
    needs: tuple[str, ...]
    needs_any: tuple[str, ...]
    benign: tuple[str, ...]
    ask_first: tuple[str, ...]
    verify: tuple[str, ...]
    due_process: str
    say: str
    words: dict[str, dict[str, str]] = field(default_factory=dict, hash=False)  # name → Chinese
    absent: tuple[Absence, ...] | None = None

    def applies_on(self, day: date) -> bool:
        return self.valid_from <= day <= (self.valid_to or ENDLESS)

    def basis_on(self, day: date) -> tuple[Basis, ...]:
        """The articles in force on the day that is judged."""
        return tuple(
            basis
            for basis in self.legal_basis
            if basis.valid_from <= day <= (basis.valid_to or ENDLESS)
        )
