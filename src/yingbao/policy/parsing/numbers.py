"""Numbers as papers write them: 三十、30、３０、百分之八、一点五、1,200、两万."""

from __future__ import annotations

import re

_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_UNIT = {"十": 10, "百": 100, "千": 1000}
_BIG = {"千": 1_000, "万": 10_000, "亿": 100_000_000}
_WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
CHINESE = "零〇一二两三四五六七八九十百千"
NUMBER = rf"(?:[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?[千万亿]?|半|[{CHINESE}]+(?:点[{CHINESE}]+)?[万亿]?)"


def _chinese_integer(text: str) -> int:
    if text and all(c in _DIGIT for c in text):  # 二〇二〇
        return int("".join(str(_DIGIT[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in _DIGIT:
            digit = _DIGIT[char]
        else:
            total += (digit or 1) * _UNIT[char]
            digit = 0
    return total + digit


def read_number(text: str) -> float | None:
    """The value of a number in digits or Chinese, None when it is neither."""
    bare = text.strip().translate(_WIDE)
    factor = 1
    if bare[-1:] in _BIG and (bare[-1] != "千" or bare[0].isdigit()):
        factor, bare = _BIG[bare[-1]], bare[:-1]
    if bare == "半":
        return 0.5 * factor
    if re.fullmatch(r"\d[\d,]*(\.\d+)?", bare):
        return float(bare.replace(",", "")) * factor
    whole, _, part = bare.partition("点")
    if not whole or any(c not in _DIGIT and c not in _UNIT for c in whole):
        return None
    if any(c not in _DIGIT for c in part):
        return None
    decimals = "".join(str(_DIGIT[c]) for c in part)
    return float(f"{_chinese_integer(whole)}.{decimals or 0}") * factor
