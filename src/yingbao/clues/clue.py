"""A clue 疑点线索: one rule pointing at one subject in one episode. Not yet a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yingbao.clues.evidence import Place

LEVELS = ("红", "橙", "黄", "蓝")  # most urgent first
DIRECTIONS = ("漏保", "错保", "程序", "资金", "作风", "数据")  # help first


@dataclass(frozen=True, slots=True)
class Clue:
    """Everything a ledger line, a case file or a follow-up needs to know.

    `name` and `id_number` are plain text out of the vault: whoever writes them down decides about
    masking. `facts` changes when what was seen changes; `fingerprint` never does. `match` is the least
    sure of the ways in which its rows were found to be this person's, `matches` says it row by row.
    """

    clue_id: str
    rule: str
    kind: str  # one of DIRECTIONS
    level: str  # one of LEVELS
    programme: str
    township: str
    village: str
    subject_id: str  # person_id, or the row_ref of a row without a person
    person_id: str | None
    name: str
    id_number: str
    household_id: str | None
    head_name: str
    because: str
    amount: Decimal | None  # 元
    months: int | None
    since: date | None
    evidence: tuple[Place, ...]
    fingerprint: str
    facts: str
    match: str = "strong"  # strong · medium
    matches: tuple[str, ...] = ()  # in words, one an evidence row; empty where a row has nobody

    @property
    def household(self) -> str:
        """The head's name and a short household code, so that two 张三 households stay apart."""
        code = (self.household_id or "").replace("-", "")[:6]
        return "·".join(part for part in (self.head_name, code) if part)
