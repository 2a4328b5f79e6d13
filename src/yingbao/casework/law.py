"""Numbers of the law that verbs and clocks use, as of a day, from the same dated parameters as the
rules, the county's own among them. A verb or a ledger never carries a legal number of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.county import parameters


def days_of(ref: str, day: date) -> int:
    """The whole number a parameter had that day; raises Refused where the law gave none."""
    value = parameters()[ref].on(day)
    if not isinstance(value, int):
        raise Refused(f"{day} 那天没有“{parameters()[ref].title}”的规定，期限请人工写明。")
    return value


def share_of(ref: str, day: date) -> Decimal:
    """The share (0 to 1) or other number a parameter had that day; raises Refused where there was none."""
    value = limit_of(ref, day)
    if value is None:
        raise Refused(f"{day} 那天没有“{parameters()[ref].title}”的规定，请人工写明。")
    return value


def limit_of(ref: str, day: date) -> Decimal | None:
    """A working limit that day; None where nobody had set one, and then it is never reached."""
    value = parameters()[ref].on(day)
    return Decimal(value) if isinstance(value, int | Decimal) else None


def basis_of(ref: str, day: date) -> str:
    """Norm and article the number rests on that day, as it is printed beside a deadline."""
    bases = parameters()[ref].legal_basis
    starts = [start for start in bases if start <= day]
    basis = bases[max(starts)] if starts else None
    return f"{basis.norm} {basis.article}" if basis else ""


def text_of(ref: str, day: date) -> str:
    """A parameter's text (a pattern of words) that day; empty where there was none."""
    value = parameters()[ref].on(day)
    return value if isinstance(value, str) else ""
