"""Clues that people upheld, or asked to close, as lines of the filed ledgers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yingbao.casework.models import Closure, Clue, User
from yingbao.casework.selectors.ledgers import TO_RECTIFY, Line, line_of
from yingbao.casework.selectors.rules import rule_of
from yingbao.clues.plain_text import mask_inside
from yingbao.ledgers.books.entry import Entry
from yingbao.security import mask_name

TASKS = {
    "linshi": "应救尽救", "tekun": "应养尽养", "epidemic": "应兜尽兜", "complaints": "对账销号",
    "funds": "资金监管", "style": "作风整治", "policy": "政策清理",
}  # fmt: skip
SEVERITY = {"红": "严重", "橙": "一般"}


def entries(user: User) -> Iterator[Entry]:
    seen = Clue.objects.visible_to(user)
    ids = set(seen.filter(outcome__in=TO_RECTIFY).values_list("pk", flat=True))
    ids |= set(Closure.objects.filter(clue__in=seen).values_list("clue_id", flat=True))
    rows = Clue.objects.filter(pk__in=ids).select_related("township", "owner", "first_run")
    rows = rows.prefetch_related(
        "measures__owner", "decisions", "closures__endorsed_by", "closures__reviewed_by",
        "evidence", "revisits__township", "verifications",
    )  # fmt: skip
    for clue in rows:
        yield _entry(clue, line_of(clue))


def _entry(clue: Clue, line: Line) -> Entry:
    said = _Masked(clue)
    rule = rule_of(clue)
    return Entry(
        number=clue.code,
        source="数据比对",
        task=TASKS.get(clue.programme, "应保尽保"),
        severity=SEVERITY.get(clue.level, "轻微"),
        township=clue.township.name,
        village=clue.village,
        subject=mask_name(clue.person_name or clue.household_name),
        content=said(f"{clue.title}：{clue.because}"),
        basis=f"{rule.legal_basis[0].norm} {rule.legal_basis[0].article}" if rule else "",
        amount=clue.amount or Decimal(0),
        found_on=clue.first_run.as_of,
        owner=clue.owner.name if clue.owner else "",
        verdict=clue.get_outcome_display(),
        due_on=clue.due_on,
        state=clue.get_status_display(),
        evidence="；".join(said(item.title) for item in clue.evidence.all() if item.withdrawn_at is None),
        revisit="；".join(_revisit(one, said) for one in clue.revisits.all()),
        **_measures(line, said),
        **_closing(line.closure, said),
    )  # fmt: skip


class _Masked:
    """Masks the names of the clue's people, and any long number, in a text."""

    def __init__(self, clue: Clue) -> None:
        self.names = {name for name in (clue.person_name, clue.household_name) if name}

    def __call__(self, text: str) -> str:
        for name in sorted(self.names, key=len, reverse=True):
            text = text.replace(name, mask_name(name))
        return mask_inside(text)


def _measures(line: Line, said: _Masked) -> dict[str, Any]:
    texts = [f"{one.text}（{one.owner.name}，{one.due_on}）" for one in line.measures]
    texts += [f"{one.get_kind_display()}（{one.get_state_display()}）" for one in line.decisions]
    (pay_due, paid), (owed, back) = line.paid_back, line.recovered
    done = [f"{one.done_on} {one.result}" for one in line.measures if one.done_on]
    return {
        "measure": said("；".join(texts)), "progress": said("；".join(done)), "back_pay_due": pay_due,
        "back_paid": paid, "recover_due": owed, "recovered": back,
    }  # fmt: skip


def _closing(closure: Closure | None, said: _Masked) -> dict[str, Any]:
    if closure is None:
        return {}
    done = closure.state == Closure.State.CLOSED and closure.reviewed_at
    return {
        "asks_to_close": True,
        "result": said(closure.result),
        "finished_on": timezone.localdate(closure.applied_at),
        "opinion": said(_signed(closure.opinion, closure.endorsed_by)),
        "review": said(_signed(closure.review, closure.reviewed_by)),
        "rematch": said(" ".join((closure.get_rematch_display(), closure.cannot_reason)).strip()),
        "closed_on": timezone.localdate(closure.reviewed_at) if done else None,
    }


def _signed(words: str, by: User | None) -> str:
    return f"{words}（{by.name}）" if words and by else words


def _revisit(one: Any, said: _Masked) -> str:
    return (
        f"{one.township} {one.done_on} {said(one.words)}" if one.done_on else f"{one.township} 待去"
    )
