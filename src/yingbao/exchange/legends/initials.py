"""The initials by which a system names its fields: 办理状态 → BLZT.

The first level of GB 2312 is ordered by pronunciation, so a character's place tells its first letter;
rarer characters are ordered by strokes and have none.
"""

from __future__ import annotations

from bisect import bisect_right

LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
STARTS = [int.from_bytes(character.encode("gb2312")) for character in FIRST]
LAST = int.from_bytes("座".encode("gb2312"))


def initials(text: str) -> str:
    """Empty when a character has no letter."""
    letters = [_letter(character) for character in text]
    return "".join(letters) if all(letters) else ""


def _letter(character: str) -> str:
    if character.isascii():
        return character.upper() if character.isalnum() else ""
    try:
        place = int.from_bytes(character.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    return LETTERS[bisect_right(STARTS, place) - 1] if STARTS[0] <= place <= LAST else ""
