"""Everyday speech put into the words of papers, each letter keeping its place.

`没交合疗的，低保立马停` is matched as `没交合作医疗的，低保立即停`; what is shown stays as spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

from yingbao.policy.detection.gate import Gate, needs

Stretch = tuple[int, int, str]


@cache
def _words() -> dict[str, list[str]]:
    """Spoken forms by what a paper would write."""
    file = resources.files("yingbao.policy.detection").joinpath("plain_speech.yaml")
    loaded: dict[str, list[str]] = yaml.safe_load(file.read_text("utf-8"))
    return loaded


@cache
def _said() -> re.Pattern[str]:
    """Every spoken form; the number of the group tells which."""
    return re.compile("|".join("(" + "|".join(forms) + ")" for forms in _words().values()))


@cache
def _meant() -> tuple[str, ...]:
    return tuple(_words())


@cache
def _gate() -> Gate:
    """What a text must contain for each of the spoken forms: most sentences have none of it."""
    return Gate([[needs(re.compile(form)) for form in forms] for forms in _words().values()])


def spoken(text: str) -> Iterator[Stretch]:
    """The stretches of everyday speech: start, end (exclusive), what a paper would write."""
    if not _gate().may(frozenset(text)):
        return
    for found in _said().finditer(text):
        yield found.start(), found.end(), _meant()[(found.lastindex or 1) - 1]
