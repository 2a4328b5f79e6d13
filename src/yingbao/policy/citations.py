"""Norms that a paper cites, and those it still cites after they were repealed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from yingbao.norms import Norm, load_norms
from yingbao.norms.citing import norm_key
from yingbao.policy.check import Check, load_checks
from yingbao.policy.detection.context import units
from yingbao.policy.findings import Finding
from yingbao.policy.paper import Paper

_PAST = re.compile(
    r"废止|停止(?:执行|使用|施行)|不再(?:执行|适用|使用|沿用)|失效|作废|代替|替代|取代|以前(?:受理|作出|批准|办理|申请|已)|之前(?:受理|作出)|此前|原(?!则)|曾|修订前|旧"
)
_SHORT = re.compile(r"^(?:[A-Z]\d*|[A-Z]+|\d+号|财政条例|价格联动|通知)$")
_NUMBERED = re.compile(
    r"[\u4e00-\u9fff]{1,12}\s*[〔\[【（(﹝]\s*(?:19|20)\d{2}\s*[〕\]】）)﹞]\s*第?\s*\d{1,4}\s*号"
)


@dataclass(frozen=True)
class Citation:
    """A paper cited in a text, at its place. `norm` is None when the index has it not."""

    written: str
    start: int
    norm: Norm | None


def _pattern_of(norm: Norm) -> re.Pattern[str]:
    names = [name for name in norm.names if not _SHORT.match(name) and "（20" not in name]
    bracket = {
        "〔": r"\s*[〔\[【（(﹝]\s*",
        "〕": r"\s*[〕\]】）)﹞]\s*第?\s*",
        "（": "[（(]",
        "）": "[）)]",
        "号": r"\s*号",  # a printed page read back puts spaces round its figures
    }
    written = ["".join(bracket.get(c, re.escape(c)) for c in name) for name in names]
    return re.compile("|".join(sorted(written, key=len, reverse=True)))


@cache
def _patterns() -> tuple[tuple[Norm, re.Pattern[str]], ...]:
    return tuple((norm, _pattern_of(norm)) for norm in load_norms().values())


def repealed_in(text: str, as_of: date) -> Iterator[Citation]:
    """Norms cited in the text that no longer held on that day."""
    for norm, names in _patterns():
        if norm.valid_to and norm.valid_to < as_of:
            for found in names.finditer(text):
                yield Citation(found[0], found.start(), norm)


def cited(text: str) -> list[Citation]:
    """Every paper cited by number, and every norm of the index cited by name, once each."""
    found: dict[str, Citation] = {}
    for hit in _NUMBERED.finditer(text):
        holder = next(
            (n for n in load_norms().values() if norm_key(n.id) == norm_key(hit[0])), None
        )
        found.setdefault(norm_key(hit[0]), Citation(re.sub(r"\s", "", hit[0]), hit.start(), holder))
    for norm, names in _patterns():
        named = names.search(text)
        if named and norm_key(norm.id) not in found:
            found[norm_key(norm.id)] = Citation(named[0], named.start(), norm)
    return sorted(found.values(), key=lambda citation: citation.start)


def _instead(norm: Norm) -> str:
    return f"，由 {norm.superseded_by} 代替" if norm.superseded_by else ""


def repealed_citations(paper: Paper, as_of: date, check: Check | None = None) -> list[Finding]:
    """A finding for every clause that still rests on a repealed norm."""
    check = check or load_checks()["R01"]
    findings: list[Finding] = []
    if not any(True for _ in repealed_in(paper.text, as_of)):
        return findings
    for unit in units(paper):
        text = unit.written
        if _PAST.search(text):
            continue
        told: set[str] = set()
        for hit in repealed_in(text, as_of):
            assert hit.norm is not None
            if hit.norm.id in told:  # cited by name and by number
                continue
            told.add(hit.norm.id)
            start = unit.clause.start + unit.offset + hit.start
            articles = tuple(hit.norm.articles.values())[:1]
            findings.append(Finding(
                paper, unit.clause, check, unit.quote, (hit.written,),
                ((start, start + len(hit.written)),), (), articles, as_of, unit.clause.label,
                remark=f"{hit.norm.id} 有效期 {hit.norm.span}{_instead(hit.norm)}",
                against=hit.norm.id, against_valid=hit.norm.span,
            ))  # fmt: skip
    return findings
