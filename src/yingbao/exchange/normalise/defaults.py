"""What the sheet's name, title or file says for all its rows: 农村, 护理补贴, 4月."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from yingbao.canon import Column, Table
from yingbao.exchange.initials import initials
from yingbao.exchange.mapping.recognise import LETTERS, Names
from yingbao.exchange.normalise.codes import spellings
from yingbao.exchange.words import plain


@dataclass(frozen=True)
class MonthOf:
    """The month of another column's day, row by row."""

    column: str


Default = str | date | MonthOf


def defaults(
    table: Table,
    names: Names,
    period: date | None,
    present: Collection[str],
    amount_header: str = "",
    month: date | None = None,
) -> dict[str, Default]:
    """Values for columns that rows leave empty. `month` is the one that a name around the rows says."""
    found: dict[str, Default] = {
        c.name: word
        for c in table.columns
        if c.type == "code" and (word := code_in(c, names) or _spelled(c, names))
    }
    if period and table.kind == "roll":
        found["period"] = period
    if table.name == "payment":
        found |= _month_paid_for(names, month, "paid_on" in present)
    kept = {name: value for name, value in found.items() if name in DEFAULTED}
    kept |= _of_the_whole_sheet(table, names, period)
    if table.name == "benefit_standard" and ("年" in amount_header) != ("月" in amount_header):
        kept["unit"] = "年" if "年" in amount_header else "月"
    return kept


def _month_paid_for(names: Names, month: date | None, dated: bool) -> dict[str, Default]:
    """The month of the day of paying. The price subsidy is paid later than the month in its title; and a
    list without days is of the month that its title names."""
    priced = any(PRICE.search(text) for text, _ in names.weighted[:3])
    if dated and not (priced and month):
        return {"period": MonthOf("paid_on")}
    return {"period": month} if month else {}


def _of_the_whole_sheet(table: Table, names: Names, period: date | None) -> dict[str, Default]:
    """Whose house, what money, the end of which year: said once in the title."""
    texts = [text for text, _ in names.weighted]
    found: dict[str, Default | None] = {}
    if table.name == "institution_resident":
        found["institution"] = next((m.group() for t in texts if (m := HOUSE.search(t))), None)
    if table.name == "payment":
        found["item"] = next((text for text in texts if MONEY.search(text)), None)
    if table.name == "fund_balance" and period:
        found["as_of"] = _last_day(period)
    return {name: value for name, value in found.items() if value}


def _last_day(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


HOUSE = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:敬老院|养老院|福利院|福利中心|光荣院|养老服务中心|供养服务中心|养老中心)"
)
PRICE = re.compile(r"价格|物价|价补")
MONEY = re.compile(r"低保|最低生活保障|特困|五保|价格|物价|津贴|补贴|救助金|养老")
DEFAULTED = frozenset(
    "pay_status period area_kind custody_kind pension_kind allowance_kind kind child_kind programme decision_kind entity_kind aid_type monitor_kind support_mode".split()
)


# CSDB_QUERY_20211125: a system names the list by the letters of 城市低保
AREAS = {initials(f"{area}{aid}"): area for area in ("城市", "农村") for aid in ("低保", "特困")}


def _spelled(column: Column, names: Names) -> str | None:
    """Whether a list is of the town or of the country, where the file's name spells it in first letters."""
    said = LETTERS.findall(f"{names.file} {names.sheet}".lower())
    found = {area for word in said if (area := AREAS.get(word))}
    return found.pop() if column.name == "area_kind" and len(found) == 1 else None


def code_in(column: Column, names: Names) -> str | None:
    """The one code word that the names around a table contain; None when none or several do."""
    known = spellings(column)
    for text, _ in names.weighted:
        words = set()
        for spelling in sorted(known, key=len, reverse=True):
            if len(plain(spelling)) >= 2 and spelling in text:
                words.add(known[spelling])
                text = text.replace(spelling, "")
        if len(words) == 1:
            return words.pop()
        if words:
            return None
    return None
