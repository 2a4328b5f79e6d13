"""Load a run: new clues come in, known ones are met again, silent ones are noted, sham closings show.

For every clue of the run:
1. an open clue with the same fingerprint is met again, its words brought up to date;
2. a closed one that fires again is reopened — closing was not real, or the facts came back;
3. an unknown one is created, held when a breaker holds its rule.
Then open clues that the run looked for and did not find are marked as gone, and every closure that
waits for newer data gets its answer (对账销号: changed data, not words).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F

from yingbao.casework.actions.breakers import why_held
from yingbao.casework.actions.close import rematch, reopen
from yingbao.casework.actions.record import audit, step
from yingbao.casework.fields import blind_index
from yingbao.casework.models import Closure, Clue, EvidenceRow, RuleResult, Run, Township, User
from yingbao.casework.selectors.evidence_words import RowWords, words_of
from yingbao.clues import Clue as Found
from yingbao.clues import Place
from yingbao.identity import clean_name


@dataclass(frozen=True)
class RuleWord:
    """What the run says of one rule: title, people looked at, why it did not run or is held."""

    title: str
    looked_at: int = 0
    not_run: str = ""
    held: str = ""


@dataclass(frozen=True)
class RunContent:
    """A finished comparison, ready to be loaded. `folder` is relative to RUNS_ROOT."""

    as_of: date
    folder: str
    snapshot: str
    clues: Iterable[Found]
    rules: Mapping[str, RuleWord]
    manifest: Mapping[str, Any] = field(default_factory=dict)
    data_as_of: date | None = None


@transaction.atomic
def load_run(content: RunContent, *, by: User | None, snapshot_path: Path | None = None) -> Run:
    """One transaction: the run is there with all its clues, or not at all."""
    run = Run.objects.create(
        as_of=content.as_of,
        made_by=str(by) if by else "系统",
        snapshot=content.snapshot,
        folder=content.folder,
        manifest=dict(content.manifest),
        data_as_of=content.data_as_of,
    )
    clues = list(content.clues)
    _results(run, content.rules, clues)
    places = _townships(clues)
    words = words_of(snapshot_path, clues) if snapshot_path else {}
    held = set(run.rules.exclude(held_reason="").values_list("rule", flat=True))
    for found in clues:
        _take_in(found, run, places[found.township or UNKNOWN_PLACE], found.rule in held, words)
    ran = {code for code, word in content.rules.items() if not word.not_run}
    _note_gone(run, ran)
    _answer_closures(run, ran)
    audit(by, "load_run", f"run:{run.pk}", clues=len(clues), as_of=str(run.as_of))
    return run


UNKNOWN_PLACE = "乡镇待查"


def _results(run: Run, rules: Mapping[str, RuleWord], clues: list[Found]) -> None:
    hits: dict[str, int] = {}
    for found in clues:
        hits[found.rule] = hits.get(found.rule, 0) + 1
    RuleResult.objects.bulk_create(
        RuleResult(
            run=run,
            rule=code,
            title=word.title,
            population=word.looked_at,
            hits=hits.get(code, 0),
            not_run=word.not_run[:200],
            held_reason=(word.held or why_held(code, hits.get(code, 0), word.looked_at))[:300],
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


def _take_in(
    found: Found, run: Run, place: Township, held: bool, words: Mapping[Place, RowWords]
) -> None:
    known = Clue.objects.filter(fingerprint=found.fingerprint).order_by("-pk").first()
    if known is None:
        _create(found, run, place, held, words)
    elif known.status == Clue.Status.CLOSED and _settled_on_same_facts(known, found):
        Clue.objects.filter(pk=known.pk).update(last_run=run)
    else:
        _meet(known, found, run)


def _settled_on_same_facts(known: Clue, found: Found) -> bool:
    """Found untrue by people, and nothing new is seen: it stays settled."""
    return known.outcome in ("unfounded", "data") and known.evidence_digest == found.facts


def _meet(known: Clue, found: Found, run: Run) -> None:
    if known.status == Clue.Status.CLOSED:
        reopen(known, by=None, reason=f"{run.as_of} 的比对又命中了")
    changed = known.evidence_digest != found.facts
    Clue.objects.filter(pk=known.pk).update(
        last_run=run,
        gone_since=None,
        because=found.because,
        amount=found.amount,
        evidence_digest=found.facts,
        version=F("version") + 1,
    )
    if changed:
        step(known, None, "new_facts", f"新数据里情况有变：{found.because}")


def _create(
    found: Found, run: Run, place: Township, held: bool, words: Mapping[Place, RowWords]
) -> None:
    clue = Clue.objects.create(
        code=_free_code(found.clue_id),
        fingerprint=found.fingerprint,
        rule=found.rule,
        title=_title(run, found.rule),
        direction=found.kind,
        level=found.level,
        programme=found.programme,
        because=found.because,
        amount=found.amount,
        since=found.since,
        match="strong",
        evidence_digest=found.facts,
        township=place,
        village=found.village or "",
        household_id=found.household_id or "",
        household_name=found.head_name or None,
        person_id=found.person_id or "",
        person_name=found.name or None,
        id_number=found.id_number or None,
        name_index=blind_index(clean_name(found.name) or "", "name") if found.name else "",
        status=Clue.Status.HELD if held else Clue.Status.NEW,
        first_run=run,
        last_run=run,
    )
    EvidenceRow.objects.bulk_create(
        _evidence(clue, spot, words.get(spot, RowWords("", ""))) for spot in found.evidence
    )
    step(clue, None, "found", f"{run.as_of} 的比对发现，规则 {found.rule}")


def _evidence(clue: Clue, spot: Place, words: RowWords) -> EvidenceRow:
    return EvidenceRow(
        clue=clue,
        source=words.source,
        file=spot.file,
        sheet=spot.sheet,
        row=spot.row,
        said=words.said,
        period=words.period,
    )


def _free_code(code: str) -> str:
    taken = Clue.objects.filter(code__startswith=code).count()
    return code if not taken else f"{code}-{taken + 1}"


def _title(run: Run, code: str) -> str:
    return run.rules.filter(rule=code).values_list("title", flat=True).first() or f"规则 {code}"


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
