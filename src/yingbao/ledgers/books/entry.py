"""A line of the filed ledgers, whichever ledger of the system it came from. Names are masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Entry:
    """Sums in yuan; texts as they are printed, with the names of those concerned masked."""

    number: str
    source: str
    task: str
    severity: str
    township: str
    village: str
    subject: str
    content: str
    found_on: date | None
    state: str
    basis: str = ""
    amount: Decimal = Decimal(0)
    months: int = 0
    owner: str = ""
    is_shared: bool = False
    verdict: str = ""
    measure: str = ""
    due_on: date | None = None
    progress: str = ""
    result: str = ""
    evidence: str = ""
    finished_on: date | None = None
    recover_due: Decimal = Decimal(0)
    recovered: Decimal = Decimal(0)
    back_pay_due: Decimal = Decimal(0)
    back_paid: Decimal = Decimal(0)
    why_short: str = ""
    accountable: str = ""
    opinion: str = ""
    review: str = ""
    rematch: str = ""
    revisit: str = ""
    closed_on: date | None = None
    asks_to_close: bool = False
