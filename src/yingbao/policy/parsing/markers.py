"""Clause markers: 第三章, 第五条, 一、, （一）, 1., （1）, ①, 附件. What a line begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yingbao.policy.parsing.numbers import read_number

_CN = "一二三四五六七八九十百千零〇"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
RANKS = {
    "附件": 0,
    "编": 1,
    "章": 2,
    "节": 3,
    "任务": 4,
    "一、": 4,
    "条": 5,
    "（一）": 6,
    "1.": 7,
    "（1）": 8,
    "①": 9,
}
CITABLE = ("任务", "一、", "条", "（一）", "1.", "（1）", "①")

_PATTERNS = (
    ("章节", rf"第\s*([{_CN}\d]+)\s*([编章节])(?=[\s　]|$|[^\s\d，。、的规])"),
    ("条", rf"第\s*([{_CN}\d]+)\s*条(之[{_CN}]+)?(?![规所的中、和至及，。；）)]|第[{_CN}\d（(])"),
    ("任务", rf"(?:重点)?(?:任务|事项|行动)\s*([{_CN}\d]{{1,3}})\s*[：:、.．]"),
    ("一、", rf"([{_CN}]+)\s*[、．.]"),
    ("（一）", rf"[（(]\s*([{_CN}]+)\s*[）)]\s*、?"),
    ("（1）", r"[（(]\s*(\d{1,3})\s*[）)]|(\d{1,3})[）)]"),
    ("1.", r"(\d{1,3})\s*[.．、](?:(?![\d%])|(?=(?:19|20)\d{2}年|\d{2}周岁))"),
    ("①", rf"([{CIRCLED}])"),
    ("附件", r"附\s*件?\s*([\d一二三四五六七八九十]*)\s*(?:[：:]|$)"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_LEADING = re.compile(r"[\s　#>*+\-]*")
_INLINE = re.compile(
    rf"(?<=[：:；;。])\s*(?=[（(][{_CN}]{{1,3}}[）)]|[（(]\d{{1,2}}[）)]|[{CIRCLED}]|(?<=[：:；;。])\d{{1,2}}[.．、](?!\d))"
)


@dataclass(frozen=True)
class Marker:
    """A marker at the head of a line: `text` as written, `label` as it is cited."""

    kind: str
    number: int | None
    text: str
    label: str


def _number(written: str) -> int | None:
    if written in CIRCLED:
        return CIRCLED.index(written) + 1
    value = read_number(written)
    return int(value) if value is not None else None


def _made(kind: str, found: re.Match[str]) -> Marker:
    text = found[0].strip()
    number = _number(next((g for g in found.groups() if g), "") or "")
    if kind == "章节":
        kind = found[2]
    label = re.sub(r"\s", "", text).rstrip("：:").translate(str.maketrans("()．", "（）."))
    return Marker(kind, number, text, label)


def leading_marker(line: str) -> tuple[int, Marker] | None:
    """Offset and marker when the line begins with one, None otherwise."""
    offset = _LEADING.match(line).end()  # type: ignore[union-attr]
    for kind, pattern in _COMPILED:
        found = pattern.match(line, offset)
        if found and (kind == "附件" or _number(next((g for g in found.groups() if g), "") or "")):
            return offset, _made(kind, found)
    return None


def split_inline(line: str) -> list[str]:
    """A paragraph with its items written in one go, `…包括：（一）…；（二）…。`, cut before each item.

    Cut only where the items really count up from one, so that citations stay whole.
    """
    cuts = [0]
    expected: dict[str, int] = {}
    for found in _INLINE.finditer(line):
        at = leading_marker(line[found.end() :])
        if at is None or at[1].number != expected.get(at[1].kind, 1):
            continue
        expected[at[1].kind] = (at[1].number or 0) + 1
        cuts.append(found.end())
    return [line[a:b] for a, b in zip(cuts, [*cuts[1:], len(line)], strict=True)]
