"""How alike two Chinese names are: by character and by sound, never by bytes."""

from __future__ import annotations

import os
from functools import cache
from typing import Literal

from yingbao.identity.names import clean_name, name_alias

Likeness = Literal["same", "sound", "slip", "surname", "other"]
COMPOUND_SURNAMES = (
    "欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 长孙 慕容 令狐 宇文 司徒 夏侯 东方 独孤 南宫 西门 申屠 淳于 太史 端木 轩辕 "
    "呼延 闻人 澹台 公羊 濮阳 赫连 钟离 百里 拓跋"
).split()
# Surnames read otherwise than the character usually is.
SURNAME_SOUNDS = {
    "单": "shan", "解": "xie", "查": "zha", "曾": "zeng", "仇": "qiu", "朴": "piao", "盖": "ge",
    "区": "ou", "覃": "qin", "尉": "wei", "乐": "yue", "员": "yun", "任": "ren", "宁": "ning",
    "缪": "miao", "翟": "zhai", "柏": "bai", "冼": "xian", "召": "shao", "折": "she", "秘": "bi",
    "卜": "bu", "晟": "cheng", "黑": "he", "逄": "pang", "郇": "xun", "繁": "po", "瞿": "qu",
    "华": "hua", "牟": "mu", "洗": "xian", "种": "chong", "重": "chong", "车": "che", "万": "wan",
}  # fmt: skip


def surname(name: str) -> str:
    return name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]


@cache
def _syllable(character: str) -> str:
    # its dictionary is seldom needed; that of phrases takes a while to load and never is, by character
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "yes")
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(character, style=Style.NORMAL)[0]


def sound(name: str) -> str:
    """Toneless pinyin, a syllable a character: 单国强 → shan guo qiang."""
    syllables = [_syllable(character) for character in name]
    if len(surname(name)) == 1 and name:
        syllables[0] = SURNAME_SOUNDS.get(name[0], syllables[0])
    return " ".join(syllables)


def is_slip(left: str, right: str) -> bool:
    """One character written otherwise, dropped or added, or two neighbours swapped."""
    if len(left) < 2 or len(right) < 2:
        return False
    if len(left) == len(right):
        differ = [place for place in range(len(left)) if left[place] != right[place]]
        swapped = len(differ) == 2 and differ[1] - differ[0] == 1
        return len(differ) == 1 or (swapped and sorted(left) == sorted(right))
    short, long = sorted((left, right), key=len)
    return len(long) - len(short) == 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(len(long))
    )


def likeness(left: str, right: str) -> Likeness:
    """The strongest that holds, of two cleaned names."""
    if left == right:
        return "same"
    if sound(left) == sound(right):
        return "sound"
    if is_slip(left, right):
        return "slip"
    return "surname" if surname(left) == surname(right) else "other"


def names_agree(written: str | None, known: str | None) -> bool:
    """Whether one person may carry both: missing, equal, equal in sound, a slip, an alias in brackets,
    a character that could not be written (? or a private-use sign)."""
    lefts, rights = ([n for n in (clean_name(t), name_alias(t)) if n] for t in (written, known))
    if not lefts or not rights:
        return True
    return any(_may_be(left, right) for left in lefts for right in rights)


def _may_be(left: str, right: str) -> bool:
    if likeness(left, right) in ("same", "sound", "slip"):
        return True
    return len(left) == len(right) and all(
        a == b or _unwritten(a) or _unwritten(b) for a, b in zip(left, right, strict=True)
    )


def _unwritten(character: str) -> bool:
    return character in "?□■*" or "\ue000" <= character <= "\uf8ff"
