"""The links of the chain with their days against the limit of their date.

自然日: 预算法 第五十二条 for passing transfers on; the pay day as the dated parameter has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from yingbao.casework.law import basis_of, days_of
from yingbao.ledgers.funds.model import Fund

RELEASE = "funds/transfer_days"
LINKS = ("收文到下达", "下达到发放")


@dataclass(frozen=True)
class Link:
    """One link: its words, when it began and ended, its limit in days (None where none is set)."""

    words: str
    began: date
    ended: date | None
    limit: int | None
    basis: str

    def days(self, today: date) -> int:
        return ((self.ended or today) - self.began).days

    def over(self, today: date) -> int:
        """Days beyond the limit; 0 within it or where there is none."""
        return max(self.days(today) - self.limit, 0) if self.limit is not None else 0


def links(fund: Fund) -> list[Link]:
    """The links that have begun."""
    found = [_release(fund)]
    if fund.released_on:
        found.append(Link(LINKS[1], fund.released_on, fund.paid_on, None, ""))
    return found


def _release(fund: Fund) -> Link:
    limit = days_of(RELEASE, fund.received_on)
    basis = basis_of(RELEASE, fund.received_on)
    return Link(LINKS[0], fund.received_on, fund.released_on, limit, basis)


def release_by(received: date) -> date:
    return received + timedelta(days=days_of(RELEASE, received))
