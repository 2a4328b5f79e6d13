"""Raw rows of a rule as rows fit for clues: match discipline and levels, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from yingbao.engine.rule import LEVELS, Rule

CONTRACT = ("subject_id", "household_id", "township", "village", "because", "evidence")
EXTRA = ("amount", "months", "since", "programme", "match", "level", "matter")
UNSAID = "（表上有一格没有填，说不完整，请看原始行）"
CENT = Decimal("0.01")
CAP = LEVELS.index("黄")


class BrokenRule(ValueError):
    """A rule's result does not keep the contract."""


@dataclass(frozen=True)
class RuleRow:
    """One person (or row) that a rule points at. amount in yuan, since a date, months a count.

    `matter`: what a clue about a row is about, by the bureau's own number or place. A row stands
    elsewhere in next month's file; the matter is the same.
    """

    subject_id: str
    household_id: str | None
    township: str | None
    village: str | None
    because: str
    evidence: str
    amount: Decimal | None = None
    months: int | None = None
    since: date | None = None
    programme: str | None = None
    match: str | None = None
    level: str = ""
    matter: str | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """A total order: rows that sort equal are equal."""
        return tuple("" if value is None else str(value) for value in self._ordered())

    def _ordered(self) -> Iterable[object]:
        first = ("township", "village", "household_id", "subject_id", "programme", "since")
        yield from (getattr(self, name) for name in first)
        yield from (getattr(self, f.name) for f in fields(self) if f.name not in first)


def settled(
    rule: Rule, rows: Iterable[Mapping[str, Any]], capped: bool = False, strict: bool = False
) -> tuple[RuleRow, ...]:
    """The rows that may become clues, sorted: weak matches dropped, levels only ever lowered.

    `capped` holds the whole rule to yellow (it leans on an unverified parameter). `strict`, for a rule's own
    test: a row without its sentence is an error. In a county's data it is a cell that a clerk left empty, and
    one empty cell must not cost the county the whole rule.
    """
    kept = (_row(rule, row, capped, strict) for row in rows if row.get("match", "strong") != "weak")
    return tuple(sorted(kept, key=lambda row: row.order))


def _row(rule: Rule, row: Mapping[str, Any], capped: bool, strict: bool) -> RuleRow:
    unsaid = row.get("because") in (None, "")
    for name in ("subject_id", "evidence", *(("because",) if strict else ())):
        if row.get(name) in (None, ""):
            raise BrokenRule(f"规则 {rule.code} 有一行没有 {name}")
    known = {name: row[name] for name in (*CONTRACT, *EXTRA) if name in row}
    if unsaid:
        known["because"] = rule.title + UNSAID
    uncertain = unsaid or "match" in row and row["match"] != "strong"
    level = lowered(rule.level, row.get("level"), capped or uncertain)
    return RuleRow(**{"programme": rule.programme} | _exact(known) | {"level": level})


def _exact(row: dict[str, Any]) -> dict[str, Any]:
    """Money to the cent and whole months, whatever number type an engine computed them in."""
    if row.get("amount") is not None:
        row["amount"] = Decimal(str(row["amount"])).quantize(CENT, ROUND_HALF_UP)
    if row.get("months") is not None:
        row["months"] = int(row["months"])
    return row


def lowered(level: str, own: str | None, capped: bool) -> str:
    """The header's level, lowered by the row's own level and by the cap, never raised."""
    if own is not None and own not in LEVELS:
        raise BrokenRule(f"level 读到“{own}”，应为 {'、'.join(LEVELS)} 之一")
    ranks = [LEVELS.index(level)]
    ranks += [LEVELS.index(own)] if own else []
    ranks += [CAP] if capped else []
    return LEVELS[max(ranks)]
