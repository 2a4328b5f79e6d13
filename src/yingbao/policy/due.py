"""By when, as a notice says it: `完成时限：第三季度末`, `二〇二三年八月二十日前`, `三个月内`.

`said_due` finds the words, `due_day` the day they mean; what names no day (`长期坚持`) has none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from yingbao.norms.workdays import add_workdays
from yingbao.policy.parsing.numbers import read_number

_N = r"[0-9０-９〇零一二三四五六七八九十两]"
_YEAR = rf"(?:{_N}{{4}}\s*年|今年|明年|当年|本年)?\s*"
_DAY = rf"(?:{_YEAR}{_N}{{1,3}}\s*月\s*(?:{_N}{{1,3}}\s*日|底|末|[上中下]旬)|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})"
_QUARTER = rf"{_YEAR}第?\s*[1-4一二三四]\s*季度(?:末|底|内)?"
_END = rf"{_YEAR}(?:年底|年末|年内)|{_N}{{4}}\s*年底"
_SPAN = rf"{_N}{{1,3}}\s*(?:个月|个工作日|日|天|周)(?:之|以)?内"
_LABELLED = re.compile(
    r"(?:(?:完成|办结|整改|报送|办理|工作)(?:的)?(?:时限|时间|期限)|时限要求|(?<!渐退)期限|时限)\s*[：:]\s*([^。；;）)\n\t]{2,40})"
)
_PLAIN = re.compile(
    rf"(?:于|在|应|须|应于|截至|截止)?(?:{_DAY})(?:\s*(?:之|以)?前|\s*止)?(?=.{{0,24}}?(?:完成|报|到位|办结|整改|比对|落实|结束|上线|发放|清|前))"
    rf"|(?:{_DAY})\s*(?:之|以)?前|(?:{_QUARTER}|{_END})(?:之|以)?前?(?=.{{0,16}}?(?:完成|报|到位|办结|整改|落实))"
    rf"|{_SPAN}(?=.{{0,10}}?(?:完成|报|到位|办结|整改|修改|清理|落实|改))"
)
_NOT_DUE = re.compile(r"每(?:月|季度?|年|半年)\s*$|自\s*$|从\s*$")
_HEAD = re.compile(r"^(?:于|在|应于|应|须|截至|截止)")


def said_due(text: str) -> str:
    """The words that say by when, empty when the text names no term."""
    labelled = _LABELLED.search(text)
    if labelled:
        return labelled[1].strip()
    for found in _PLAIN.finditer(text):
        if not _NOT_DUE.search(text[: found.start()]) and not re.match(
            r"\s*[至到—-]", text[found.end() :]
        ):
            return _HEAD.sub("", found[0]).strip()
    return ""


def _whole(written: str | None) -> int:
    value = read_number(written) if written else None
    return int(value) if value is not None else 0


def _year(written: str | None, issued: date | None) -> int:
    own = _whole(re.sub(r"年|\s", "", written)) if written else 0
    if own > 1900:
        return own
    return (issued.year if issued else 0) + (1 if written and "明年" in written else 0)


def _made(year: int, month: int, day: int) -> date | None:
    """The day, the last of the month for 0; None when the calendar has no such day."""
    if not year or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None


def _of_month(found: re.Match[str], issued: date | None) -> date | None:
    tenth = {"上旬": 10, "中旬": 20}.get(found["part"] or "", 0)
    return _made(
        _year(found["year"], issued), _whole(found["month"]), _whole(found["day"]) or tenth
    )


def _of_digits(found: re.Match[str], issued: date | None) -> date | None:
    return _made(int(found[1]), int(found[2]), int(found[3]))


def _of_quarter(found: re.Match[str], issued: date | None) -> date | None:
    return _made(_year(found["year"], issued), _whole(found["quarter"]) * 3, 0)


def _of_year(found: re.Match[str], issued: date | None) -> date | None:
    return _made(_year(found["year"], issued), 12, 31)


def _of_span(found: re.Match[str], issued: date | None) -> date | None:
    """From the day of the notice."""
    if issued is None:
        return None
    amount, unit = _whole(found["amount"]), found["unit"]
    if unit == "个月":
        months = issued.month - 1 + amount
        year, month = issued.year + months // 12, months % 12 + 1
        return date(year, month, min(issued.day, calendar.monthrange(year, month)[1]))
    if unit == "个工作日":
        return add_workdays(issued, amount)
    return issued + timedelta(days=amount * (7 if unit == "周" else 1))


_Y = rf"(?P<year>{_N}{{4}}\s*年|今年|明年|当年|本年)?\s*"
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], date | None]], ...] = (
    (re.compile(r"((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})"), _of_digits),
    (
        re.compile(rf"{_Y}(?P<month>{_N}{{1,3}})\s*月\s*(?:(?P<day>{_N}{{1,3}})\s*日|(?P<part>底|末|[上中下]旬))"),
        _of_month,
    ),
    (re.compile(rf"{_Y}第?\s*(?P<quarter>[1-4一二三四])\s*季度"), _of_quarter),
    (re.compile(rf"(?P<year>{_N}{{4}}\s*年|今年|明年|当年|本年)?(?:年)?(?:底|末)"), _of_year),
    (re.compile(rf"(?P<amount>{_N}{{1,3}})\s*(?P<unit>个月|个工作日|日|天|周)(?:之|以)?内"), _of_span),
)  # fmt: skip


def due_day(said: str, issued: date | None) -> date | None:
    """The last day the words name; a day without a year is of the notice's own year."""
    if re.match(r"每", said.strip()):
        return None
    for pattern, reader in _READERS:
        days = [reader(found, issued) for found in pattern.finditer(said)]
        if days:
            return days[-1]
    return None
