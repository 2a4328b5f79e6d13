"""Verify 核查: what was found at the door, by at least two people, clue by clue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from yingbao.casework.actions.record import change, require_role, require_sight, require_text, step
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Attempt, Clue, Role, User, Verification, Visit

READY = (Clue.Status.DISPATCHED, Clue.Status.VERIFIED)


@dataclass(frozen=True)
class VisitRecord:
    """What the form brings: who went, when, where, whom they met, what they saw and heard."""

    uid: UUID
    visited_on: date
    place: str
    met: str
    second_name: str
    text: str
    second_post: str = ""
    said: str = ""
    needs: list[str] = field(default_factory=list)
    client_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Verdict:
    """The outcome on one clue; a finding names its cause and the article."""

    outcome: Clue.Outcome
    reason: str
    cause: str = ""
    basis: str = ""
    extra: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def verify(verdicts: dict[Clue, Verdict], visit: VisitRecord, *, by: User, today: date) -> Visit:
    """One visit, one verdict a clue. Sending the same visit twice is one visit (same uid)."""
    require_role(
        by, Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER, what="填入户记录"
    )
    if (done := Visit.objects.filter(uid=visit.uid).first()) is not None:
        return done
    _check(visit, by, today)
    made = Visit.objects.create(first=by, **vars(visit))
    for clue, verdict in verdicts.items():
        _judge(clue, verdict, made, by)
    return made


@transaction.atomic
def not_met(
    clues: Iterable[Clue], visit: VisitRecord, *, by: User, today: date, again_on: date | None
) -> Attempt:
    """Two people went and met nobody: kept with the clues, which stay where they were."""
    require_role(
        by, Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER, what="填入户记录"
    )
    if (done := Attempt.objects.filter(uid=visit.uid).first()) is not None:
        return done
    _check(visit, by, today)
    if again_on is not None and again_on < today:
        raise Refused(f"再去的日子写的是 {again_on}，已经过了。写今天或以后的一天。")
    made = Attempt.objects.create(
        uid=visit.uid,
        tried_on=visit.visited_on,
        place=visit.place,
        by=by,
        second_name=visit.second_name,
        text=visit.text,
        again_on=again_on,
    )
    for clue in clues:
        _note_attempt(clue, made, by)
    return made


def _note_attempt(clue: Clue, attempt: Attempt, by: User) -> None:
    require_sight(clue, by)
    if clue.status not in READY:
        raise Refused(f"线索 {clue.code} 现在是“{clue.get_status_display()}”，不用再入户。")
    attempt.clues.add(clue)
    again = f"，约 {attempt.again_on} 再去" if attempt.again_on else "，另约时间"
    step(clue, by, "not_met", f"去了没见到人{again}，不算拒绝", attempt=str(attempt.uid))


def _check(visit: VisitRecord, by: User, today: date) -> None:
    second = require_text(visit.second_name, "同行的人")
    if second == by.name:
        raise Refused("入户要两个人。同行的人不能写自己。")
    require_text(visit.met, "见到了谁")
    require_text(visit.place, "地点")
    require_text(visit.text, "看到和听到的")
    if visit.visited_on > today:
        raise Refused(f"入户日期写的是 {visit.visited_on}，还没有到。请写实际入户那天。")


def _judge(clue: Clue, verdict: Verdict, visit: Visit, by: User) -> None:
    require_sight(clue, by)
    reason = require_text(verdict.reason, f"线索 {clue.code} 的说明")
    visit.clues.add(clue)
    Verification.objects.create(
        clue=clue,
        visit=visit,
        outcome=verdict.outcome,
        facts=clue.evidence_digest,
        reason=reason,
        cause=verdict.cause,
        basis=verdict.basis,
        by=by,
    )
    moved = (
        Clue.Status.TRANSFERRED
        if verdict.outcome == Clue.Outcome.TRANSFER
        else Clue.Status.VERIFIED
    )
    change(clue, by, expects=READY, status=moved, outcome=verdict.outcome)
    step(clue, by, "verify", _words(verdict, visit), visit=str(visit.uid))


def _words(verdict: Verdict, visit: Visit) -> str:
    """The outcome, and what this household should still be given: help found is no side note."""
    needs = "、".join(visit.need_words)
    return f"入户核查：{verdict.outcome.label}" + (f"。该给他们办的：{needs}" if needs else "")
