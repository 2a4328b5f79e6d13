"""Text on its way to a sheet: identifiers masked, nothing that a spreadsheet would execute."""

from __future__ import annotations

import re

from yingbao.security import mask_id

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{15,22}[Xx]?(?![0-9A-Za-z])")


def inert(text: str) -> str:
    """The text as a spreadsheet must show it: a leading formula sign gets an apostrophe."""
    return f"'{text}" if text.lstrip(" \u3000").startswith(STARTS_A_FORMULA) else text


def mask_inside(text: str) -> str:
    """Free text with any identity or account number in it masked."""
    return LONG_NUMBER.sub(lambda found: mask_id(found.group()), text)
