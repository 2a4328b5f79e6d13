"""Money as clerks write it: 1,200.00, ¥1200元, 1.2万元, （300）, －300, --, full width."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from yingbao.exchange.normalise.reading import BAD, BLANK, Value, says_nothing

UNITS = {
    "元": 1,
    "圆": 1,
    "块": 1,
    "百元": 100,
    "千元": 1000,
    "万": 10_000,
    "万元": 10_000,
    "亿元": 100_000_000,
}
NUMBER = re.compile(
    r"^([+-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$", re.IGNORECASE
)
TAIL = re.compile(
    r"(万元|千元|百元|亿元|元整|元|圆|块|万)(?:人民币)?(?:/(?:月|年|人|户|亩|人月|人\.月|人·月|次|季))*(?:整)?$"
)
CURRENCY = re.compile(r"^(人民币|rmb|cny|[¥￥$])|(rmb|cny)$", re.IGNORECASE)
LARGEST = Decimal("999999999999.99")


def read_money(text: str, scale: int = 1) -> Value:
    """A cell in yuan, to the fen. `scale` is what one unit of the sheet is worth unless the cell says its own."""
    flat = unicodedata.normalize("NFKC", text).strip().strip("'’`")
    flat = (
        re.sub(r"\s", "", flat)
        .replace("−", "-")
        .replace("–", "-")
        .replace(",", ",")
        .replace("、", ",")
    )
    if says_nothing(flat):
        return BLANK
    negative, flat = _sign(flat)
    own, flat = _own_unit(flat)
    number = _number(flat)
    if number is None:
        return BAD
    return _sized(-number if negative else number, scale if own is None else own)


def _sign(text: str) -> tuple[bool, str]:
    """（300）, 300- and -¥300 are reversals as much as -300."""
    if found := re.fullmatch(r"\((.+)\)", text):
        return True, found.group(1)
    if text.endswith("-") and text[:1].isdigit():
        return True, text[:-1]
    if found := re.fullmatch(r"-([¥￥].+)", text):
        return True, found.group(1)
    return False, text


def _own_unit(text: str) -> tuple[int | None, str]:
    bare = CURRENCY.sub("", text)
    if found := TAIL.search(bare):
        return UNITS[found.group(1).replace("元整", "元")], bare[: found.start()]
    return None, bare


def _number(text: str) -> Decimal | None:
    if not NUMBER.match(text):
        return None
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def _sized(number: Decimal, scale: int) -> Value:
    """Thirty-six digits are two people's numbers in one cell, no sum: no decimal holds them to the fen."""
    if abs(number * scale) > LARGEST + 1:
        return BAD
    exact = (number * scale).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Value(exact, "ok") if abs(exact) <= LARGEST else BAD
