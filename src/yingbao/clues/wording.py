"""Numbers in a clue's sentence as an officer writes them: 118平方米, not 118.000平方米."""

from __future__ import annotations

import re

UNITS = "平方米|万元|元|亩|公里|吨|度"
NEEDLESS = re.compile(rf"(?<![\d.])(\d[\d,]*)\.(\d*?)0+(?=(?:{UNITS}))")
MONEY = re.compile(r"(?<![\d.])(\d[\d,]*\.\d)(?=元)")


def plain_numbers(words: str) -> str:
    """Zeros behind the point go where a unit follows; money with cents keeps both digits.

    What is compared from run to run is the sentence as the rule said it, so that this changes no
    clue's identity and no settled clue comes back for it.
    """
    short = NEEDLESS.sub(lambda found: found[1] + (f".{found[2]}" if found[2] else ""), words)
    return MONEY.sub(r"\g<1>0", short)
