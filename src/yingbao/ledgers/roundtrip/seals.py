"""Signed row keys and the seal of the whole sheet. Position means nothing: people sort and delete."""

from __future__ import annotations

import hmac

from yingbao.casework.fields import ring
from yingbao.casework.models import Clue, Township


def row_key(clue: Clue, export: str) -> str:
    """`C…​.<16 hex>` over the clue, its version, its township and the export."""
    return f"{clue.code}.{_seal(clue.code, str(clue.version), clue.township.name, export)}"


def code_of(key: str, version: str, township: str, export: str) -> str | None:
    """The clue's code when the key was made for this row, else None."""
    code, _, seal = key.partition(".")
    good = hmac.compare_digest(seal, _seal(code, version, township, export))
    return code if code and good else None


def sheet_seal(export: str, township: Township | str, codes: str) -> str:
    return ring().key(f"{export}|{township}|{codes}", "roundtrip_sheet")[:32]


def _seal(code: str, version: str, township: str, export: str) -> str:
    return ring().key(f"{export}|{code}|{version}|{township}", "roundtrip_row")[:16]
