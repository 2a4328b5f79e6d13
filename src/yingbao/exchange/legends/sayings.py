"""Codes explained in a running text: 场所类别：1监狱 2看守所 3戒毒所；是否保障(1=是,0=否)；独立＝本人能完成."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# A word may bear a bracket with anything in it; figures outside begin the next code.
SIGNS = r"(?:[a-z一-鿿·+“”-]|\([^)]*\))"
WORD = rf"(?>[A-Z]类{SIGNS}*|{SIGNS}+)(?!\s*[:(])"
CODE = r"(?<![A-Za-z0-9.])(?:[A-Z]{0,4}\d{1,6}|[A-Z]{1,3}(?![A-Za-z]))"
SIGN = r"\s*(?:[-=:.、~]|->|→|代表|表示|为|是|指)?\s*"
FORWARD = re.compile(rf"(?P<code>{CODE}){SIGN}(?P<word>{WORD})")
BACKWARD = re.compile(
    r"(?P<word>[一-鿿]{1,10})\s*(?:填写?|记为?|选|用|以|[-=])\s*(?P<code>[A-Z]{0,2}\d{1,3}|[A-Z])(?![A-Za-z0-9一-鿿])"
)
MEANS = r"(?:=|代表|表示|指的?是?|即)"
EQUAL = re.compile(
    rf"(?:(?P<code>[一-鿿]{{1,8}}(?=\s*{MEANS})|[√×○●△])\s*{MEANS}?)\s*(?P<word>[一-鿿]{{1,16}})"  # ○能 ×不能 as well
)
BETWEEN = re.compile(r"[\s;,、。|/及和]*")
UNITS = frozenset(
    "年 月 日 元 人 户 天 个 岁 时 分 秒 周 号 条 份 万 万元 千元 百元 件 次 级 档 类 位 口 亩 月份 年度 季度 点 页 行 列 表 版".split()
)
ENDS = re.compile(r"[;。\n|]")
NUMBERED = re.compile(r"^\(?\d{1,2}[.、)]\s*")
LEAST = 2  # one pair alone is a numbered remark
LONGEST_WORD = 24


@dataclass(frozen=True)
class Saying:
    """`field` is what stands before the codes, empty when nothing does."""

    field: str
    codes: dict[str, str]


def sayings(text: str) -> list[Saying]:
    """Every chain of codes with their words in a text, in order."""
    flat = unicodedata.normalize("NFKC", text)
    for pattern in (FORWARD, BACKWARD, EQUAL):
        found = list(_chains(flat, pattern))
        if found:
            return found
    return []


def pair(text: str) -> tuple[str, str] | None:
    """A cell with one code and its word: 1-监狱, 02 看守所."""
    hit = FORWARD.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return (hit["code"], hit["word"]) if hit and hit["word"] not in UNITS else None


def _chains(text: str, pattern: re.Pattern[str]) -> Iterator[Saying]:
    chain: list[re.Match[str]] = []
    for hit in pattern.finditer(text):
        again = any(one["code"] == hit["code"] for one in chain)
        if chain and (again or not BETWEEN.fullmatch(text[chain[-1].end() : hit.start()])):
            yield from _saying(text, chain)
            chain = []
        chain.append(hit)
    yield from _saying(text, chain)


def _saying(text: str, chain: list[re.Match[str]]) -> Iterator[Saying]:
    pairs = [(hit["code"], hit["word"].strip("-·是为") or hit["word"]) for hit in chain]
    codes, words = [code for code, _ in pairs], [word for _, word in pairs]
    distinct = len({*codes}) == len(codes) and len({*words}) == len(words)
    plain = not any(word in UNITS or len(word) > LONGEST_WORD for word in words)
    if len(pairs) >= LEAST and distinct and plain:
        before = ENDS.split(text[: chain[0].start()])[-1].strip(" ,、:([【=-—")
        yield Saying(NUMBERED.sub("", before.rsplit(":")[-1].strip()), dict(pairs))
