"""Invented identity numbers for tests, with a right check digit."""

from __future__ import annotations

from datetime import date

from yingbao.identity import check_digit


def number(born: date, serial: int) -> str:
    """A number of 沁水 for that birth date; `serial` 1–999 keeps two people apart."""
    body = f"140521{born:%Y%m%d}{serial:03d}"
    return body + check_digit(body)
