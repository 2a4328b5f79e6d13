"""A rule in words: whom it looks at, in which tables, with which numbers of the law, and how to check it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.translation import gettext

from yingbao.canon import load_tables
from yingbao.casework.selectors.evidence_words import spoken
from yingbao.casework.selectors.rules import library
from yingbao.engine import Rule
from yingbao.engine.parameters import Parameter
from yingbao.engine.rule import STEPS
from yingbao.engine.wording import Step, in_words

PATTERNS = "文字样式"  # how words are recognised; of use to whoever reads the query, to nobody else
LATEST = 2  # values of one number: what holds now and what held before


@dataclass(frozen=True)
class NumberWords:
    """One value of one number, and the day from which it holds."""

    title: str
    words: str
    since: date
    doubtful: bool


def tables_of(rule: Rule) -> list[str]:
    """The titles of what the query reads."""
    tables, views = load_tables(), library().views
    return [
        tables[read.name].title if read.name in tables else views[read.name].title
        for read in rule.reads
    ]


@cache
def told_of(code: str) -> tuple[Step, ...]:
    """The query step by step: where its rows come from, and what each must meet."""
    return in_words(library().rules[code], library())


def steps_of(rule: Rule) -> list[str]:
    return [STEPS[code] for code in rule.verify]


def numbers_of(rule: Rule) -> list[NumberWords]:
    """The numbers of the law behind the rule, the newest value first."""
    known = library().parameters
    used = (known[use.ref] for use in rule.parameters if use.ref in known)
    return [line for number in used if number.unit != PATTERNS for line in _lines(number)]


def _lines(number: Parameter) -> list[NumberWords]:
    newest = sorted(number.spans, key=lambda span: span.valid_from, reverse=True)[:LATEST]
    doubtful = number.status == "to_verify"
    return [
        NumberWords(number.title, _said(span.value, number.unit), span.valid_from, doubtful)
        for span in newest
    ]


def _said(value: Any, unit: str) -> str:
    if isinstance(value, list):
        return "、".join(str(one) for one in value) or gettext("没有")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return spoken(value)
    return f"{value:,} {unit}" if unit else f"{value:,}"
