"""How a rule came to be what it is: law and numbers by date, its text by run, what each run found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from yingbao.casework.models import RuleResult
from yingbao.casework.selectors.rule_words import PATTERNS
from yingbao.casework.selectors.rules import library
from yingbao.engine import Rule
from yingbao.reports.record import MANIFEST

SHOWN = 8  # digits of a text's digest: enough to tell versions apart


@dataclass(frozen=True)
class Change:
    """From this day the rule rests on other law, or counts with another number."""

    on: date
    words: str


@dataclass(frozen=True)
class Ran:
    """One run of the rule. `version` is empty when the run's manifest is gone; `renewed`: not the text of
    the run before."""

    result: RuleResult
    version: str
    renewed: bool


def changes_of(rule: Rule) -> list[Change]:
    """The newest first."""
    found = [*_of_law(rule), *_of_numbers(rule)]
    return sorted(found, key=lambda one: (one.on, one.words), reverse=True)


def _of_law(rule: Rule) -> Iterable[Change]:
    for basis in rule.legal_basis:
        yield Change(basis.valid_from, f"{basis.norm} {basis.article} " + _("起用"))
        if basis.valid_to:
            yield Change(basis.valid_to, f"{basis.norm} {basis.article} " + _("用到这天"))


def _of_numbers(rule: Rule) -> Iterable[Change]:
    """A number's first value is no change."""
    used = (library().parameters.get(use.ref) for use in rule.parameters)
    for number in used:
        spans = number.spans[1:] if number and number.unit != PATTERNS else ()
        for span in spans:
            yield Change(span.valid_from, _("“%(number)s”改了数") % {"number": number.title})  # type: ignore[union-attr]


def runs_of(rule: Rule, results: Iterable[RuleResult]) -> list[Ran]:
    """Results are given the newest first."""
    rows = [(result, _version(result, rule.code)) for result in results]
    older = [version for _result, version in rows][1:] + [""]
    return [
        Ran(result, version[:SHOWN], bool(version and before and version != before))
        for (result, version), before in zip(rows, older, strict=False)
    ]


def is_new(rule: Rule, ran: list[Ran]) -> bool:
    """The installed text has not run yet."""
    return bool(ran and ran[0].version) and not rule.digest.startswith(ran[0].version)


def _version(result: RuleResult, code: str) -> str:
    return _versions(str(Path(settings.RUNS_ROOT) / result.run.folder / MANIFEST)).get(code, "")


@lru_cache(maxsize=64)  # a run's folder is never written again
def _versions(path: str) -> dict[str, str]:
    try:
        return dict(json.loads(Path(path).read_text("utf-8"))["engine"]["rules"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
