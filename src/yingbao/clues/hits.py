"""What a rule returned, one typed row at a time, before anyone knows who it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from yingbao.clues.clue import LEVELS
from yingbao.clues.evidence import split_refs
from yingbao.clues.matching import STRENGTHS

CERTAINTY = ("", *STRENGTHS)


class RuleCard(Protocol):
    """The part of a rule's header that a clue inherits."""

    @property
    def code(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def programme(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """One subject in one episode of one rule, with all row_refs that show it."""

    rule: str
    kind: str
    level: str
    programme: str
    township: str
    village: str
    subject_id: str
    household_id: str | None
    because: str
    amount: Decimal | None
    months: int | None
    since: date | None
    refs: tuple[str, ...]
    matter: str = ""
    match: str = ""  # as the rule said: strong · medium; empty when it did not say

    @property
    def episode(self) -> tuple[str, str, str]:
        """Rule, subject or matter, and the day the thing began: one clue each. A row's place in a
        file is no lasting subject: what it is about stands for it, with the township."""
        about = f"{self.township}|{self.matter}" if self.matter else self.subject_id
        return self.rule, about, self.since.isoformat() if self.since else ""


def read_hits(card: RuleCard, rows: Iterable[Mapping[str, Any]]) -> Iterator[Hit]:
    """A rule's rows as hits, several rows of one episode merged into one."""
    episodes: dict[tuple[str, str, str], list[Hit]] = {}
    for row in rows:
        hit = read_hit(card, row)
        episodes.setdefault(hit.episode, []).append(hit)
    for hits in episodes.values():
        yield merge(hits) if len(hits) > 1 else hits[0]


def read_hit(card: RuleCard, row: Mapping[str, Any]) -> Hit:
    """A row may name its own programme and lower its level; the header has the rest."""
    amount, months = row.get("amount"), row.get("months")
    return Hit(
        rule=card.code,
        kind=card.direction,
        level=row.get("level") or card.level,
        programme=row.get("programme") or card.programme,
        township=row.get("township") or "",
        village=row.get("village") or "",
        subject_id=row["subject_id"],
        household_id=row.get("household_id"),
        because=row["because"],
        amount=None if amount is None else Decimal(str(amount)).quantize(Decimal("0.01")),
        months=None if months is None else int(months),
        since=_day(row.get("since")),
        refs=split_refs(row["evidence"]),
        matter=row.get("matter") or "",
        match=row.get("match") or "",
    )


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def merge(hits: Sequence[Hit]) -> Hit:
    """One clue: the plainest level, every reason once, all evidence, the largest amount.

    The largest and not the sum, because several rows are usually one fact seen twice.
    """
    first = min(hits, key=lambda hit: (hit.because, hit.refs))
    return Hit(
        rule=first.rule,
        kind=first.kind,
        level=min((hit.level for hit in hits), key=LEVELS.index),
        programme=min(hit.programme for hit in hits),
        township=first.township,
        village=first.village,
        subject_id=first.subject_id,
        household_id=first.household_id,
        because="；".join(sorted({hit.because for hit in hits})),
        amount=max((hit.amount for hit in hits if hit.amount is not None), default=None),
        months=max((hit.months for hit in hits if hit.months is not None), default=None),
        since=first.since,
        refs=tuple(sorted({ref for hit in hits for ref in hit.refs})),
        matter=first.matter,
        match=max((hit.match for hit in hits), key=CERTAINTY.index),
    )
