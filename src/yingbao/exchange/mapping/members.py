"""Members in columns: 成员姓名1, 成员1身份证号, 家庭成员一/姓名 …"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from yingbao.exchange.mapping.candidates import Path, candidates
from yingbao.exchange.mapping.forms import forms
from yingbao.exchange.mapping.kindred import kin
from yingbao.exchange.words import bare

NUMBER = re.compile(r"第?(\d{1,2}|[一二三四五六七八九十])(?:号|位)?")
NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
MEMBER = frozenset(
    "name id_number relation sex birth_date age health labour disability_no disability_class disability_level is_covered person_amount".split()
)


@cache
def member_columns(paths: tuple[Path, ...]) -> dict[int, dict[str, int]]:
    """Member number → logical column of a member → position. Empty unless two numbers or a list of names."""
    return numbered_columns(paths) or _repeated(paths)


@cache
def numbered_columns(paths: tuple[Path, ...]) -> dict[int, dict[str, int]]:
    """The same of members that the headers number; a table of people has none."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for position, path in enumerate(paths):
        read = _numbered("".join(path))
        if read and read[1] not in found[read[0]]:
            found[read[0]][read[1]] = position
    return {n: parts for n, parts in found.items() if {"name", "id_number"} & set(parts)}


@cache
def _numbered(text: str) -> tuple[int, str] | None:
    """成员身份证号2 → (2, id_number)."""
    base = bare(text)
    for match in NUMBER.finditer(base):
        rest = base[: match.start()] + base[match.end() :]
        name = _member_name(rest)
        if name and (
            "成员" in base or "人员" in base or match.end() == len(base) or match.start() == 0
        ):
            digits = match.group(1)
            return (NUMERALS.get(digits) or int(digits), name)
    return None


@cache
def _member_name(text: str) -> str | None:
    if not text or "户主" in text and "关系" not in kin(text):
        return None
    found = candidates(forms()["dibao_member"].name, (text,))
    names = [name for name in found if name in MEMBER]
    return max(names, key=lambda name: found[name]) if names else None


def _repeated(paths: tuple[Path, ...]) -> dict[int, dict[str, int]]:
    """户主姓名 … 姓名 身份证号 关系 姓名 身份证号 关系: the n-th of each is the n-th member's."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, path in enumerate(paths):
        name = _member_name("".join(path))
        if name:
            places[name].append(position)
    many = {name: found for name, found in places.items() if len(found) >= 2}
    if not {"name", "id_number"} & set(many):
        return {}
    longest = max(len(found) for found in many.values())
    return {
        n + 1: {name: found[n] for name, found in many.items() if n < len(found)}
        for n in range(longest)
    }
