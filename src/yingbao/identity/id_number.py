"""Reading one identity number (GB 11643) as it stands in a cell. The scalar reference of number_sql.

Never guesses: a number is usable when its check digit agrees (18 digits, disability number) or, for the
old 15 digits that have none, when province and birth date are possible. Everything else says why not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from yingbao.identity.folding import ID_FOLD, Fold

State = Literal[
    "valid", "upgraded15", "from_disability_number", "lost_digits", "checksum_failed",
    "impossible_date", "wrong_length", "two_ids", "other_document", "missing",
]  # fmt: skip
USABLE: tuple[State, ...] = ("valid", "upgraded15", "from_disability_number")

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
EARLIEST_YEAR = 1880  # the oldest person on record in the country was born in 1886
LATEST = date(2099, 12, 31)
PROVINCES = (
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
    50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
)  # fmt: skip

# Read alike by re and by DuckDB.
EIGHTEEN = r"^[1-9][0-9]{16}[0-9X]$"
FIFTEEN = r"^[1-9][0-9]{14}$"
DISABILITY = r"^[1-9][0-9]{16}[0-9X][1-7][1-4](B[0-9]?)?$"  # ID, class, level, times replaced
SCIENTIFIC = r"^[1-9][0-9.E+]*E[0-9.E+]*[0-9]{2}$"
DECIMAL = r"^[0-9]+\.0*$"
LONG_NUMBER = r"^[0-9]{16,}(\.0*)?$"
MASKED = r"^[0-9]{3}[0-9X]*\*[0-9X*]*$"
TWO_IDS = r"^([1-9][0-9]{16}[0-9X]|[1-9][0-9]{14}){2}$"
PASSPORT = r"^[A-Z]{1,3}[0-9]{5,12}$"
CORE_LENGTHS = (18, 20, 21, 22, 36)
MISREAD = Fold(({"O": "0", "I": "1", "L": "1"},))


@dataclass(frozen=True)
class IdReading:
    """What a cell says. `id18` only when usable; `birth_date` also of damaged numbers, as a hint."""

    state: State
    id18: str | None = None
    birth_date: date | None = None
    sex: Literal["男", "女"] | None = None
    region: str | None = None  # six digits of the county that first issued the number
    clean: str = ""


def check_digit(digits17: str) -> str:
    """GB 11643, ISO 7064 MOD 11-2."""
    total = sum(int(digit) * weight for digit, weight in zip(digits17, WEIGHTS, strict=True))
    return CHECK_DIGITS[total % 11]


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """The patterns are shared with SQL as text."""
    return re.compile(text)


def upgrade15(digits15: str) -> str:
    """The 18-digit number of a person who still writes the old one: all born in 19xx."""
    body = f"{digits15[:6]}19{digits15[6:]}"
    return body + check_digit(body)


def read_id(text: str | None, numeric: bool = False, *, latest: date = LATEST) -> IdReading:
    """Read one cell. `numeric`: the cell was a number of 16 or more digits, so the last are not true.

    `latest`: births after this day are impossible; give the day judged, or leave it open.
    """
    clean = clean_id(text or "")
    state, id18 = _judge(clean, numeric, latest)
    if id18 is not None:
        sex: Literal["男", "女"] = "男" if int(id18[16]) % 2 else "女"
        return IdReading(state, id18, _birth(id18), sex, id18[:6], clean)
    hint = _birth(clean.replace(".", "")) if state in ("lost_digits", "checksum_failed") else None
    return IdReading(state, birth_date=hint, clean=clean)


def clean_id(text: str) -> str:
    """The cell in plain ASCII, without blanks, quotes, dashes and words round the number."""
    folded = ID_FOLD.apply(text)
    if _pattern(SCIENTIFIC).search(folded) or _pattern(MASKED).search(folded):
        return folded
    if _pattern(DECIMAL).search(folded):
        whole = folded.partition(".")[0]
        return whole if len(whole) < 16 else folded
    core = _pattern(r"[^0-9A-Z]").sub("", folded)
    return _core_read(core) or folded


def _core_read(core: str) -> str | None:
    """What stays when words go: only where the length is an ID's; O, I, l are read as digits only
    where the check digit then agrees; the same number twice is one."""
    if len(core) == 36 and core[:18] == core[18:]:
        core = core[:18]
    if len(core) not in CORE_LENGTHS:
        return None
    mended = MISREAD.apply(core)
    if mended != core and _pattern(f"{EIGHTEEN}|{DISABILITY}").search(mended):
        return mended if check_digit(mended[:17]) == mended[17] else None
    return core if _pattern(r"^[0-9X]+(B[0-9]?)?$").search(core) else None


def _judge(clean: str, numeric: bool, latest: date) -> tuple[State, str | None]:
    if _pattern(EIGHTEEN).search(clean) and not numeric:
        return _judge18(clean, clean, "valid", latest)
    if not _pattern(r"[1-9]").search(clean):
        return "missing", None
    if _digits_lost(clean, numeric):
        return "lost_digits", None
    if _pattern(DISABILITY).search(clean):
        return _judge18(clean[:18], clean, "from_disability_number", latest)
    if _pattern(FIFTEEN).search(clean) and int(clean[:2]) in PROVINCES:
        return _judge18(upgrade15(clean), clean, "upgraded15", latest)
    return _unusable(clean), None


def _judge18(id18: str, clean: str, good: State, latest: date) -> tuple[State, str | None]:
    birth = _birth(id18)
    if birth is None or birth > latest:
        return "impossible_date", None
    if check_digit(id18[:17]) == id18[17]:
        return good, id18
    return ("lost_digits" if clean[15:18] == "000" else "checksum_failed"), None


def _digits_lost(clean: str, numeric: bool) -> bool:
    """A spreadsheet keeps 15 digits of a number: the rest are zeros, or went into an exponent."""
    long_number = _pattern(LONG_NUMBER).search(clean) is not None
    return bool(
        _pattern(SCIENTIFIC).search(clean)
        or _pattern(MASKED).search(clean)
        or (long_number and (numeric or "." in clean or clean.endswith("00000")))
    )


def _unusable(clean: str) -> State:
    if _pattern(TWO_IDS).search(clean):
        return "two_ids"
    if (
        _pattern(PASSPORT).search(clean) or not clean.isascii()
    ):  # words beside the number: 军字第…号
        return "other_document"
    return "checksum_failed" if len(clean) == 18 else "wrong_length"


def _birth(digits: str) -> date | None:
    """Digits 7 to 14 as a date, None when there is no such day or nobody lives since then."""
    text = digits[6:14]
    if not _pattern(r"^[0-9]{8}$").search(text) or int(text[:4]) < EARLIEST_YEAR:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
