"""The word groups of the genre, expanded into one regular expression each."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

_NAME = re.compile(r"\{([a-z_]+)\}")
_FILES = ("lexicon.yaml", "speech.yaml")  # the words of drafters, the words of villages


@cache
def _groups() -> dict[str, list[str]]:
    folder = resources.files("yingbao.policy.detection")
    loaded: dict[str, list[str]] = {}
    for name in _FILES:
        loaded |= yaml.safe_load(folder.joinpath(name).read_text("utf-8"))
    return loaded


def _group(found: re.Match[str]) -> str:
    if found[1] not in _groups():
        raise ValueError(f"词表里没有 {{{found[1]}}}")
    return "(?:" + "|".join(expand(str(word)) for word in _groups()[found[1]]) + ")"


def expand(pattern: str) -> str:
    """The pattern with `{group}` replaced by its words.

    Raises ValueError for an unknown group.
    """
    return _NAME.sub(_group, pattern)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """The compiled pattern, groups expanded."""
    return re.compile(expand(text))
