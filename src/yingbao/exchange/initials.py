"""The first letters of a word's syllables, as systems name fields and files: 申请日期 → sqrq.

The first level of GB 2312 lists its 3,755 characters by their reading, which tells the letter of each;
the readings of the field's words that the list has under another letter are given apart.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

# The code at which each letter of the first level begins (there is no reading in i, u or v).
BEGINS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"),
    (0xB8C1, "g"), (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"),
    (0xC4C3, "n"), (0xC5B6, "o"), (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"),
    (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"), (0xD1B9, "y"), (0xD4D1, "z"),
)  # fmt: skip
LAST = 0xD7F9
CODES = [code for code, _ in BEGINS]
READ_OTHERWISE = {
    "银行": "yh",
    "重残": "zc",
    "重病": "zb",
    "重度": "zd",
    "调查": "dc",
    "会计": "kj",
}


@cache
def initials(word: str) -> str:
    """Lower case; empty when a sign of the word is no character of the first level."""
    for said, letters in READ_OTHERWISE.items():
        word = word.replace(said, letters)
    found = [_letter(sign) for sign in word]
    return "".join(found) if all(found) else ""


def _letter(sign: str) -> str:
    if sign.isascii():
        return sign.lower() if sign.isalnum() else ""
    try:
        high, low = sign.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return ""
    code = high << 8 | low
    return BEGINS[bisect_right(CODES, code) - 1][1] if CODES[0] <= code <= LAST else ""
