"""A paper that belongs to a line of a ledger, and its making: filled, logged, handed out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from yingbao.casework.actions.record import audit
from yingbao.casework.models import Role, User
from yingbao.casework.selectors.office import county_name
from yingbao.reports.official import rendered

UNNUMBERED = "（待取号）"


@dataclass(frozen=True)
class Paper:
    """`facts` reads an item into the template's marks; names come out masked where it says so."""

    name: str
    label: str
    template: Callable[[], bytes]
    facts: Callable[[Any, User, date], dict[str, Any]]
    roles: frozenset[Role]
    ready: Callable[[Any], bool] = lambda item: True
    subject: Callable[[Any], str] = lambda item: str(item.number)  # what the audit chain names


def office_facts(today: date) -> dict[str, str]:
    """What every paper's head and foot need."""
    county = county_name()
    return {
        "office": county,
        "place": county.removesuffix("民政局"),
        "number": os.environ.get("YINGBAO_PAPER_NUMBER", UNNUMBERED),
        "day": long_day(today),
        "contact": os.environ.get("YINGBAO_CONTACT", "救助股"),
    }


def long_day(day: date | None) -> str:
    """2026年11月25日: Arabic figures, no leading zeros (GB/T 9704-2012 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def plain_sum(amount: Decimal) -> str:
    """300 or 300.50: whole yuan without cents."""
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def sentence(text: str) -> str:
    """What somebody typed, with its full stop."""
    text = text.strip()
    return text if not text or text[-1] in "。！？；" else text + "。"


@transaction.atomic
def make(paper: Paper, item: Any, *, by: User, today: date) -> bytes:
    """The filled Word file; the audit chain keeps who made it and its digest. Raises PaperError."""
    facts = office_facts(today) | paper.facts(item, by, today)
    content = rendered(paper.label, paper.template, facts, Path(settings.HOME) / "papers")
    digest = hashlib.sha256(content).hexdigest()
    audit(by, "paper", paper.subject(item), paper=paper.name, sha256=digest)
    return content
