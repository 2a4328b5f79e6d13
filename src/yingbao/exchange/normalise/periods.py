"""The month that a title, a file name or a bank's 摘要 speaks of."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from yingbao.exchange.normalise.dates import CHINESE, DateContext, chinese_number, read_month
from yingbao.exchange.normalise.reading import BLANK, Value

YEAR_MONTH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:[年.\-_/]\s*)?(0?[1-9]|1[0-2])(?!\d)(?:\s*[-—~至到]\s*(0?[1-9]|1[0-2])(?=\s*月))?"
)
YEAR_MONTH_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[年.\-_/]?\s*(1[0-2]|0?[1-9])[月.\-_/]?\s*(?:0?[1-9]|[12]\d|3[01])(?=日|号|\d{0,6}(?!\d))"
)
MONTH_ALONE = re.compile(
    r"(?<![\d年.\-/])(?:(0?[1-9]|1[0-2])\s*[-—~至到]\s*)?(0?[1-9]|1[0-2])\s*月(?!.{0,2}[日号])"
)
# When a sheet was filled in, printed or handed over: not the month that it is about.
FILLED_IN = re.compile(
    r"(填表|填报|制表|编制|报送|上报|打印|导出|生成|更新|审核|审批|公示|统计|登记|日期|时间|截至|截止)(日期|时间|日|于)?\s*[:：为]?\s*"
    r"(?:(?:19|20)\d\d\s*[年.\-_/]?\s*)?\d{1,2}\s*[月.\-_/]?\s*(?:\d{1,2}\s*[日号]?)?(?!\d)"
)
LAST_YEAR = re.compile(r"去年|上年")


def period_in(text: str, as_of: date) -> date | None:
    """The first day of the month named, the last one of a range; a bare 4月 is the latest April begun."""
    flat = unicodedata.normalize("NFKC", text)
    flat = CHINESE.sub(lambda found: chinese_number(found.group()), flat)
    for pattern in (YEAR_MONTH, YEAR_MONTH_DAY):
        if found := pattern.search(flat):
            month = (
                int(found.groups()[2] or found.group(2))
                if pattern is YEAR_MONTH
                else int(found.group(2))
            )
            return date(int(found.group(1)), month, 1)
    if found := MONTH_ALONE.search(flat):
        month = int(found.group(2))
        year = as_of.year if month <= as_of.month else as_of.year - 1
        return date(year - 1 if LAST_YEAR.search(flat) else year, month, 1)
    return None


def period_told(texts: list[str], as_of: date) -> date | None:
    """The month that the nearest of these names; a day of filling in counts only where nothing else is said."""
    bare = [FILLED_IN.sub(" ", unicodedata.normalize("NFKC", text)) for text in texts]
    for named in (*bare, *texts):
        if named and (found := period_in(named, as_of)):
            return found
    return None


def read_period(text: str, context: DateContext) -> Value:
    """A cell that is a month, or a remark that names one (2020-4, 4月低保); blank when it names none."""
    plainly = read_month(text, context)
    if plainly.state == "ok":
        return plainly
    named = period_in(text, context.as_of)
    return Value(named, "ok") if named else BLANK


def year_in(text: str, as_of: date) -> date | None:
    """A year alone, and not the one judged: its December, so that an old list never counts as today's."""
    found = re.search(r"(?<!\d)(20[0-4]\d)(?!\d)\s*年?", unicodedata.normalize("NFKC", text))
    year = int(found.group(1)) if found else as_of.year
    return date(year, 12, 1) if year < as_of.year else None
