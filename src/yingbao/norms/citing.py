"""How people write citations: `第13条（三）`, `57 号`, `民发[2021]57号`. One spelling for all of them."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
_BRACKETS = str.maketrans("()[]【】﹝﹞{}", "（）〔〕〔〕〔〕〔〕")


def chinese_number(value: int) -> str:
    """1 to 9999 as law texts write them: 一百一十四, 一千零四十五."""
    if value < 10:
        return DIGITS[value]
    if value < 20:
        return "十" + (DIGITS[value - 10] if value > 10 else "")
    written, rest, gap = "", value, False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            written += ("零" if gap else "") + DIGITS[digit] + name
        gap = bool(written) and not digit
    return written


def norm_key(name: str) -> str:
    """A norm's name without spaces, title marks and bracket fashions."""
    bare = re.sub(r"[\s《》〈〉]", "", name).translate(_BRACKETS)
    return re.sub(r"^中华人民共和国(?=.*法$)", "", bare)


def article_key(label: str) -> str:
    """`第13条(三)` and `13` become `第十三条（三）` and `第十三条`; `item 24` becomes `第24项`."""
    bare = re.sub(r"\s", "", label).translate(_BRACKETS)
    bare = re.sub(r"^第?(\d+)(?:条|(?=（|$))", lambda m: f"第{chinese_number(int(m[1]))}条", bare)
    return re.sub(r"^item(\d+)$", r"第\1项", bare)


def without_paragraph(label: str) -> str:
    """`第十三条第一款（三）` → `第十三条`; a label without 条 is returned as it is."""
    found = re.match(r"第[^条]+条", label)
    return found[0] if found else label
