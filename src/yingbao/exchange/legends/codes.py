"""One code as it is written in legends and in cells: 1, 01, 1.0, ①, Ａ, IA, E0012."""

from __future__ import annotations

import re
import unicodedata

CODE = re.compile(r"[A-Z]{0,4}\d{1,6}|[A-Z]{1,3}|[√×○●△☆★]")
FLOAT = re.compile(r"(\d+)\.0+")
AROUND = " \t\r\n'’`\"“”.、，,。:：;；()（）[]【】"


def folded(text: str) -> str:
    """Width, case, blanks and signs around away: `（０１）` → `01`, `①` → `1`, `1.0` → `1`."""
    flat = unicodedata.normalize("NFKC", text).upper().strip(AROUND)
    whole = FLOAT.fullmatch(flat)
    return whole.group(1) if whole else flat


def bare(code: str) -> str:
    """Without leading zeros: a spreadsheet drops them."""
    return code.lstrip("0") or "0" if code.isdigit() else code


def is_code(text: str) -> bool:
    """Short figures or capitals, nothing a person would read as a word."""
    return bool(CODE.fullmatch(folded(text)))
