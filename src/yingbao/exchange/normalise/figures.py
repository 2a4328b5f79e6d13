"""Counts, grades, measures and yes-or-no cells."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from yingbao.exchange.normalise.dates import chinese_number
from yingbao.exchange.normalise.reading import BAD, BLANK, Value, says_nothing

CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾两ⅠⅡⅢⅣ", "一二三四五六七八九十二一二三四")
ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
COUNTED = re.compile(
    r"^(?:第)?(-?\d+)(?:\.0+)?(?:级|等|档|类|人|口|户|岁|年|年度|天|日|个|套|次|月|周岁|处|辆|名)?(?:残疾|残)?$"
)
MEASURED = re.compile(
    r"^(-?\d+(?:,\d{3})*(?:\.\d+)?)(?:平方米|平米|㎡|m2|m\^2|亩|公顷|%|分)?$", re.IGNORECASE
)
NAMES_APART = re.compile(r"[、，,;；/\n]+|\s{1,2}(?=[㐀-鿿]{2})")
NAMED_ONE = re.compile(r"^(?!.*(签|齐全|已|未|本人|完整))[㐀-鿿·•\s]{2,12}$")
NAMED = frozenset({"signers"})  # counts of people that a sheet may give by their names
YES = frozenset(
    "是 有 对 真 √ ✓ ✔ ☑ y yes true t 1 1.0 享受 已享受 属于 符合 已 在享 正常享受 超出 超标 是的 已消除 消除 在保 保障 低保 特困 低保户 补差 差额".split()
)
NO = frozenset(
    "否 无 不 没有 没 错 假 × ✗ ✘ x n no false f 0 0.0 未享受 不享受 不属于 不符合 未 非 不是 未超出 未超标 未消除 不保障 全额 非低保 停保".split()
)


def read_integer(text: str) -> Value:
    """3人, 壹级, Ⅱ级, 2.0, 2019年度 → the number."""
    flat = unicodedata.normalize("NFKC", text.translate(CAPITALS)).strip().strip("'")
    flat = re.sub(r"\s", "", flat)
    if says_nothing(flat):
        return BLANK
    flat = re.sub(
        r"[〇零一二三四五六七八九十廿]+", lambda found: chinese_number(found.group()), flat
    )
    flat = re.sub(r"^(IV|I{1,3})(?=级|$)", lambda found: ROMAN[found.group()], flat)
    found = COUNTED.match(flat)
    return Value(int(found.group(1)), "ok") if found and abs(int(found.group(1))) < 2**31 else BAD


def read_people(text: str) -> Value:
    """How many people: a count, or their names side by side (张三、李四 → 2)."""
    counted = read_integer(text)
    names = [part for part in NAMES_APART.split(text.strip()) if part]
    if counted.state != "bad" or not all(NAMED_ONE.match(name) for name in names):
        return counted
    return Value(len(names), "ok")


def read_number(text: str) -> Value:
    """A measure with or without its unit."""
    flat = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).strip("'")
    if says_nothing(flat):
        return BLANK
    found = MEASURED.match(flat)
    if not found:
        return BAD
    value = Decimal(found.group(1).replace(",", ""))
    return Value(value.quantize(Decimal("0.001")), "ok") if abs(value) < 10**10 else BAD


def read_boolean(text: str) -> Value:
    """是 or 否 in any of the ways it is marked. 无 means no here, not unknown."""
    flat = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()
    if flat in YES:
        return Value(True, "ok")
    if flat in NO:
        return Value(False, "ok")
    if says_nothing(flat):
        return BLANK
    return BAD
