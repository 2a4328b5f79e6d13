"""Numbers that identify: GB 11643 identity numbers, disability certificates, cards, credit codes.

All of them are running numbers: identity numbers count from 900 within a birthday, cards and
certificates carry a row of zeros, so that anyone sees they were never issued.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

COUNTY = "140521"
NEIGHBOURS = ("140522", "140524", "140525", "140581", "140500", "141024", "410881")
CLASS_DIGITS = {
    "视力": "1",
    "听力": "2",
    "言语": "3",
    "肢体": "4",
    "智力": "5",
    "精神": "6",
    "多重": "7",
}


def check_digit(body: str) -> str:
    """The 18th character for 17 digits (GB 11643, ISO 7064 mod 11-2).

    The weights are powers of two modulo 11, and 2 is the inverse of 6 and equal to 13 there: read
    as one number to the base 13 and shifted by one place, the weighted sum is done in one step.
    """
    return "0123456789X"[(1 - 2 * int(body, 13)) % 11]


def old_number(id18: str) -> str:
    """The 15-digit number the same person had before 1999."""
    return id18[:6] + id18[8:17]


def disability_number(id18: str, kind: str, level: int, reissued: int = 0) -> str:
    """20 characters: identity, class, level; a replacement adds B1, B2."""
    return f"{id18}{CLASS_DIGITS[kind]}{level}" + (f"B{reissued}" if reissued else "")


class Registrar:
    """Hands out every number once."""

    def __init__(self) -> None:
        self._born: Counter[tuple[str, date, str]] = Counter()
        self._given: Counter[str] = Counter()

    def identity(self, birth: date, sex: str, region: str = COUNTY) -> str:
        """A valid number; odd running numbers are men's, even ones women's."""
        seat = self._born[region, birth, sex]
        self._born[region, birth, sex] += 1
        serial = 901 + 2 * seat if sex == "男" else 900 + 2 * seat
        if serial > 999:  # a crowded birthday goes on from the bottom
            serial -= 900
        body = f"{region}{birth:%Y%m%d}{serial:03d}"
        return body + check_digit(body)

    def next(self, kind: str) -> int:
        self._given[kind] += 1
        return self._given[kind]

    def card(self) -> str:
        """A 19-digit bank card."""
        return f"621700000{self.next('card'):010d}"

    def phone(self) -> str:
        return f"1990{self.next('phone'):07d}"

    def plate(self) -> str:
        return f"晋E{self.next('plate'):05d}"

    def credit_code(self) -> str:
        return f"92140521MA0{self.next('credit'):07d}"

    def unit(self) -> str:
        """A 28-character real-estate unit number."""
        return f"140521000000GB{self.next('unit'):05d}F00010001"

    def book(self) -> str:
        return f"{COUNTY}{self.next('book'):07d}"

    def certificate(self, kind: str) -> str:
        """`ND` rural dibao, `CD` urban dibao, `TK` tekun."""
        return f"{kind}{COUNTY}{self.next(kind):06d}"
