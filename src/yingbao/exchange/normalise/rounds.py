"""When a round of reviews was: 2019年下半年, 2020年一季度, 第二轮; and what the sums before and after say."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from yingbao.exchange.normalise.money import read_money
from yingbao.exchange.normalise.periods import period_in

YEAR = re.compile(r"((?:19|20)\d\d)\s*年?")
LAST_MONTHS = (  # of the part of the year that is named
    (re.compile(r"上半年|前半年"), 6),
    (re.compile(r"下半年|后半年"), 12),
    (re.compile(r"(?:第?[一1]|首)季度?"), 3),
    (re.compile(r"第?[二2]季度?"), 6),
    (re.compile(r"第?[三3]季度?"), 9),
    (re.compile(r"第?[四4]季度?"), 12),
    (re.compile(r"年度|全年|年审|^(?:19|20)\d\d年?$"), 12),
)


def round_ends(text: str, around: list[str], as_of: date) -> date | None:
    """The last day of the round, at most the day judged; the year may stand in the texts around.

    None where nobody says of which year it is.
    """
    flat = unicodedata.normalize("NFKC", text)
    if month := period_in(flat, as_of):
        return min(_last_day(month.year, month.month), as_of)
    years = [
        int(y) for t in (flat, *around) for y in YEAR.findall(unicodedata.normalize("NFKC", t))
    ]
    part = next((month for says, month in LAST_MONTHS if says.search(flat)), None)
    if not years or part is None:
        return None
    return min(_last_day(years[0], part), as_of)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def change_told(before: str | None, after: str | None) -> str | None:
    """不变, 增发, 减发, 停保 by the sums; None where one of them is not stated."""
    was, now = (read_money(text).value if text else None for text in (before, after))
    if was is None or now is None:
        return None
    if now == 0 < was:
        return "停保"
    return "不变" if was == now else "增发" if now > was else "减发"
