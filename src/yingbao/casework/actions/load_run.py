"""Load a run: new clues come in, known ones are met again, silent ones are noted, sham closings show.

For every clue of the run (meeting.py):
1. an open clue with the same fingerprint is met again, its words brought up to date;
2. a closed one that fires again is reopened — closing was not real, or the facts came back;
3. an unknown one is created, held when a breaker holds it.
Then what waits for the county is said rule by rule; open clues that the run looked for and did not find
are marked as gone, and every closure that waits for newer data gets its answer (对账销号: changed data,
not words). A rule that stands on a doubtful source says neither: what it does not find may only be missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F

from yingbao.casework.actions.breakers import why_held
from yingbao.casework.actions.close import rematch
from yingbao.casework.actions.meeting import Meeting, take_in
from yingbao.casework.actions.record import audit, step
from yingbao.casework.models import Closure, Clue, RuleResult, Run, Township, User
from yingbao.casework.selectors.evidence_words import words_of
from yingbao.clues import Clue as Found

UNKNOWN_PLACE = "乡镇待查"
LONGEST_REASON = 300


@dataclass(frozen=True)
class RuleWord:
    """What the run says of one rule: title, people looked at, why it did not run."""

    title: str
    looked_at: int = 0
    not_run: str = ""


@dataclass(frozen=True)
class RunContent:
    """A finished comparison, ready to be loaded. `folder` is relative to RUNS_ROOT.

    `clues` are all that the rules found; `held`: fingerprint → why a breaker holds that clue.
    `doubtful` are the rules that stand on a source in doubt.
    """

    as_of: date
    folder: str
    snapshot: str
    clues: Iterable[Found]
    rules: Mapping[str, RuleWord]
    manifest: Mapping[str, Any] = field(default_factory=dict)
    data_as_of: date | None = None
    held: Mapping[str, str] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()


@transaction.atomic
def load_run(content: RunContent, *, by: User | None, snapshot_path: Path | None = None) -> Run:
    """One transaction: the run is there with all its clues, or not at all."""
    clues = list(content.clues)
    hits = Counter(found.rule for found in clues)
    flooded = {
        code: why_held(code, hits[code], word.looked_at, content.as_of)
        for code, word in content.rules.items()
    }
    run = _run(content, by)
    _results(run, content.rules, hits)
    why = {one.fingerprint: content.held.get(one.fingerprint) or flooded.get(one.rule, "")
           for one in clues}  # fmt: skip
    places = _townships(clues)
    words = words_of(snapshot_path, clues) if snapshot_path else {}
    titles = {code: word.title for code, word in content.rules.items()}
    here = Meeting(run, places, titles, words)
    for found in clues:
        take_in(found, places[found.township or UNKNOWN_PLACE], why[found.fingerprint], here)
    _say_what_waits(run, why)
    telling = {code for code, word in content.rules.items() if not word.not_run} - content.doubtful
    _note_gone(run, telling)
    _answer_closures(run, telling)
    audit(by, "load_run", f"run:{run.pk}", clues=len(clues), as_of=str(run.as_of))
    return run


def _run(content: RunContent, by: User | None) -> Run:
    return Run.objects.create(
        as_of=content.as_of,
        made_by=str(by) if by else "系统",
        snapshot=content.snapshot,
        folder=content.folder,
        manifest=dict(content.manifest),
        data_as_of=content.data_as_of,
    )


def _results(run: Run, rules: Mapping[str, RuleWord], hits: Mapping[str, int]) -> None:
    RuleResult.objects.bulk_create(
        RuleResult(
            run=run,
            rule=code,
            title=word.title,
            population=word.looked_at,
            hits=hits.get(code, 0),
            not_run=word.not_run[:200],
        )
        for code, word in sorted(rules.items())
    )


def _townships(clues: list[Found]) -> dict[str, Township]:
    """Every township named by a clue; one the county does not list yet comes last."""
    names = sorted({found.township or UNKNOWN_PLACE for found in clues})
    return {
        name: Township.objects.get_or_create(name=name, defaults={"order": 900})[0]
        for name in names
    }


def _say_what_waits(run: Run, why: Mapping[str, str]) -> None:
    """The reasons of a rule's held clues, each with how many, where the county lets them go."""
    waiting: dict[str, Counter[str]] = {}
    held = Clue.objects.filter(last_run=run, status=Clue.Status.HELD)
    for rule, fingerprint in held.values_list("rule", "fingerprint"):
        waiting.setdefault(rule, Counter())[why[fingerprint]] += 1
    for rule, reasons in waiting.items():
        told = "；".join(f"{words}（{count} 条）" for words, count in reasons.most_common())
        run.rules.filter(rule=rule).update(held_reason=told[:LONGEST_REASON])


def _note_gone(run: Run, ran: set[str]) -> None:
    """Open clues whose rule ran without finding them: the data changed, people must say why."""
    silent = (
        Clue.objects.filter(rule__in=ran, gone_since=None)
        .exclude(status=Clue.Status.CLOSED)
        .exclude(last_run=run)
    )
    for clue in silent:
        Clue.objects.filter(pk=clue.pk).update(gone_since=run, version=F("version") + 1)
        step(clue, None, "gone", f"{run.as_of} 的比对不再命中")


def _answer_closures(run: Run, ran: set[str]) -> None:
    waiting = Closure.objects.filter(
        state__in=["applied", "endorsed"], clue__rule__in=ran
    ).select_related("clue")
    for closure in waiting.exclude(rematch="cannot"):
        rematch(closure, run, fires=closure.clue.last_run_id == run.pk)
