"""Figures in a sentence held against the national limit of the day."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from yingbao.policy.check import Figure, Limit
from yingbao.policy.detection.gate import Need, needs, possible
from yingbao.policy.detection.lexicon import expand
from yingbao.policy.detection.scope import Sentence, Span
from yingbao.policy.parsing.numbers import NUMBER
from yingbao.policy.parsing.values import Value, extract_values

_FORMS = {
    "days": rf"{NUMBER}\s*(?:个)?(?:工作日|工作天|自然日|天|日|个?半?月|年)",
    "months": rf"(?:{NUMBER}\s*(?:个半?月|个季度|月|年)|{NUMBER}\s*(?:天|日))",
    "money": rf"{NUMBER}\s*万?元",
    "share": rf"(?:一半|半数|百分之{NUMBER}|{NUMBER}\s*[%％]|{NUMBER}\s*分之{NUMBER}|{NUMBER}\s*成(?!立|员|年|功|为|果|本|效|绩|熟|长|人))",
    "multiple": rf"(?:{NUMBER}\s*倍|{NUMBER}\s*[%％]|百分之{NUMBER})",
    "people": rf"{NUMBER}\s*(?:名|人)",
    "times": rf"{NUMBER}\s*次",
    "age": rf"{NUMBER}\s*周?岁",
}
_NUMERALS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百两半")
_CHANGED = r"[^，。；]{0,4}(?:压缩|缩短|调整|延长|放宽|改|变更|提高|降低|降|增加|减少|恢复|统一)(?:为|至|到|成)+"
_DAYS_A_MONTH = 21.0  # working days; only used to compare 三个月 with a limit in working days


@cache
def figure_pattern(pattern: str, kind: str) -> re.Pattern[str]:
    """The pattern with `{n}` standing for a figure of that kind, caught as group n."""
    return re.compile(expand(pattern.replace("{n}", f"(?P<n>{_FORMS[kind]})")))


def figure_needs(figure: Figure) -> list[Need]:
    """What a sentence must contain for each of the figure's patterns."""
    return [needs(figure_pattern(pattern, figure.kind)) for pattern in figure.at]


def figure_touches(figure: Figure, sentence: Sentence) -> bool:
    """Whether the sentence states the figure at all, within its limits or not."""
    return any(
        found.end("n") > sentence.lead
        for pattern in figure.at
        for found in figure_pattern(pattern, figure.kind).finditer(sentence.text)
    )


def comparable(value: Value, kind: str, unit: str) -> float | None:
    """The figure in the unit of the limit; None when it measures something else."""
    if value.kind == kind:
        if kind == "days" and unit == "工作日" and value.unit != "工作日":
            return value.amount * 5 / 7
        return value.amount
    if kind == "days" and value.kind == "months":
        return value.amount * (_DAYS_A_MONTH if unit == "工作日" else 30.0)
    if kind == "months" and value.kind == "days":
        return value.amount / 30
    if kind == "multiple" and value.kind == "share":
        return value.amount
    return None


def _outside(amount: float, limit: Limit) -> str:
    if limit.at_least is not None and amount < limit.at_least - 1e-9:
        return f"国家规定不少于 {limit.at_least:g}{limit.unit}"
    if limit.at_most is not None and amount > limit.at_most + 1e-9:
        return f"国家规定不超过 {limit.at_most:g}{limit.unit}"
    return ""


def figure_hits(figure: Figure, sentence: Sentence, as_of: date) -> tuple[list[Span], str] | None:
    """The figure that leaves the limits in force on that day, with what the limit is."""
    limits = [limit for limit in figure.limits if limit.valid_on(as_of)]
    if not limits or sentence.characters.isdisjoint(_NUMERALS):
        return None
    if any(sentence.spans(word) for word in figure.unless):
        return None
    for pattern in figure.at:
        compiled = figure_pattern(pattern, figure.kind)
        if not possible(needs(compiled), sentence.characters):
            continue
        for found in compiled.finditer(sentence.text):
            if found.end("n") <= sentence.lead or not sentence.stated(found.span("n")):
                continue
            written = _changed_to(sentence.text, found, figure.kind)
            reason = _departure(written, figure.kind, limits)
            if reason:
                return [found.span()], f"写的是 {written}，{reason}"
    return None


@cache
def _change_pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{_CHANGED}(?P<n>{_FORMS[kind]})")


def _changed_to(text: str, found: re.Match[str], kind: str) -> str:
    """The figure that is the rule: of `由7天压缩为3天` the second."""
    later = _change_pattern(kind).match(text, found.end("n"))
    return later["n"] if later else found["n"]


def _departure(written: str, kind: str, limits: list[Limit]) -> str:
    """How the figure leaves the first limit it leaves, empty when it keeps them all."""
    values = extract_values(written)
    for limit in limits:
        amount = comparable(values[0], kind, limit.unit) if values else None
        reason = "" if amount is None else _outside(amount, limit)
        if reason:
            return reason
    return ""
