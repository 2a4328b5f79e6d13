"""Dates as clerks write them: 2020-4-5, 2020.04, 20200405, 2020年4月, 43926.0, 四月份, 至今, 长期."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from yingbao.exchange.normalise.reading import BAD, BLANK, OPEN, Value, says_nothing

EARLIEST, LATEST = 1900, 2100
OPEN_WORDS = re.compile(
    r"^(至今|长期|永久|长期有效|永久有效|在任|现任|在职|终身|无固定期限|无限期|今|持续|在享|未到期|至长期|-?至?今)$"
)
DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "o": "0",
}
CHINESE = re.compile(r"[〇零○一二三四五六七八九十廿卅]+(?=[年月日号份]|$)")
FULL = re.compile(r"^((?:19|20)\d\d)[-/.年\\、]\s?(\d{1,2})[-/.月\\、]\s?(\d{1,2})[日号]?$")
MONTH = re.compile(r"^((?:19|20)\d\d)[-/.年\\](\d{1,2})[-/.月]?份?$")
COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)$")
COMPACT_MONTH = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])$")
# 20.4.5, 20年4月5日
SHORT_YEAR = re.compile(r"^(\d\d)(?:\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)$")
# 21/7/13: with slashes the year may stand last; it stands first where that figure can be no month
SLASHED = re.compile(r"^(\d\d)([/-])(\d{1,2})\2(\d{1,2})$")
MONTHS = 12
LAST_CENTURY = 70  # 69 and below is of this century
AMERICAN = re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)$")
CLOCK = re.compile(
    r"[T ]*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s?[ap]m)?(z|\+\d\d:?\d\d)?$", re.IGNORECASE
)
BARE_MONTH = re.compile(r"^(?:本年|今年|当年)?(\d{1,2})月份?$")
ENGLISH = re.compile(r"^(\d{1,2})-([A-Za-z]{3})[a-z]*-((?:19|20)?\d\d)$")
NAMES = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}


@dataclass(frozen=True)
class DateContext:
    """What a date cell is read against: the day judged, the sheet's calendar, which end is meant."""

    as_of: date
    date1904: bool = False
    is_end: bool = False  # a month or year alone then means its last day
    month_hint: date | None = None  # the month of the sheet, gives 四月份 its year


def read_date(text: str, context: DateContext) -> Value:
    """A cell as a date; `bad` when no single day (or month) can be meant."""
    folded = fold(text)
    if says_nothing(folded):
        return BLANK
    if OPEN_WORDS.match(folded):
        return OPEN
    return _numeric(folded, context) or _spelled(folded, context) or BAD


def read_month(text: str, context: DateContext) -> Value:
    """A cell as a month: the first day of it."""
    folded = fold(text)
    if re.fullmatch(r"\d{1,2}(\.0+)?", folded):
        folded = f"{int(float(folded))}月"
    found = read_date(
        folded, DateContext(context.as_of, context.date1904, False, context.month_hint)
    )
    return Value(found.value.replace(day=1), "ok") if found.state == "ok" else found


def fold(text: str) -> str:
    """Full width, line breaks, inner spaces and Chinese numerals made ordinary; the clock dropped."""
    flat = unicodedata.normalize("NFKC", text).strip().strip("'’`").strip()
    flat = CLOCK.sub("", re.sub(r"\s*\n\s*", "", flat)).strip().rstrip(".,;。")
    flat = re.sub(r"\s+", "", flat)
    return CHINESE.sub(lambda found: chinese_number(found.group()), flat)


def chinese_number(text: str) -> str:
    """二〇二〇 → 2020, 十二 → 12, 廿五 → 25."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return "".join(DIGITS[c] for c in text)
    tens, _, ones = text.partition("十")
    return (
        str(int(DIGITS.get(tens, "1")) * 10 + int(DIGITS.get(ones, "0")))
        if len(text) <= 3
        else text
    )


def _numeric(text: str, context: DateContext) -> Value | None:
    bare = re.sub(r"\.0+$", "", text)
    if found := COMPACT.match(bare):
        return _day(*map(int, found.groups()))
    if found := COMPACT_MONTH.match(bare):
        return _month(int(found.group(1)), int(found.group(2)), context)
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and 10_000 <= float(text) <= 73_050:
        return _serial(int(float(text)), context)
    return None


def _serial(number: int, context: DateContext) -> Value:
    """Excel's day number, of the calendar that the workbook counts in."""
    start = date(1904, 1, 1) if context.date1904 else date(1899, 12, 30)
    return Value(start + timedelta(days=number), "ok")


def _spelled(text: str, context: DateContext) -> Value | None:
    if found := FULL.match(text):
        return _day(*map(int, found.groups()))
    if found := MONTH.match(text):
        return _month(int(found.group(1)), int(found.group(2)), context)
    if found := SHORT_YEAR.match(text):
        return _of_short_year(*(int(part) for part in found.groups() if part))
    if found := SLASHED.match(text):
        parts = [int(part) for part in found.group(1, 3, 4)]
        return _slashed(context, *parts)
    if found := BARE_MONTH.match(text):
        return _month_without_year(int(found.group(1)), context)
    if found := AMERICAN.match(text):
        return _american(*map(int, found.groups()))
    if found := ENGLISH.match(text):
        day, name, year = found.groups()
        full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)
        return _day(full, NAMES.get(name.lower(), 0), int(day))
    return None


def _american(first: int, second: int, year: int) -> Value:
    """4/25/2020 can only be April; 4/5/2020 may be either and is not guessed."""
    if first <= 12 and second <= 12 and first != second:
        return BAD
    month, day = (first, second) if first <= 12 else (second, first)
    return _day(year, month, day)


def _slashed(context: DateContext, year: int, month: int, day: int) -> Value:
    """21/7/13 is a day of 2021, if that year has begun; 11/12/20 and 31-12-20 are not guessed."""
    found = _of_short_year(year, month, day) if year > MONTHS else BAD
    return found if found.value is None or found.value.year <= context.as_of.year else BAD


def _of_short_year(year: int, month: int, day: int) -> Value:
    return _day(year + (1900 if year >= LAST_CENTURY else 2000), month, day)


def _day(year: int, month: int, day: int) -> Value:
    try:
        found = date(year, month, day)
    except ValueError:
        return BAD
    return Value(found, "ok") if EARLIEST <= year <= LATEST else BAD


def _month(year: int, month: int, context: DateContext) -> Value:
    if not 1 <= month <= 12:
        return BAD
    return _day(year, month, calendar.monthrange(year, month)[1] if context.is_end else 1)


def _month_without_year(month: int, context: DateContext) -> Value:
    """四月份: of the sheet's year, else the latest April that has begun by the day judged."""
    anchor = context.month_hint or context.as_of
    year = anchor.year if context.month_hint or month <= anchor.month else anchor.year - 1
    return _month(year, month, context)
