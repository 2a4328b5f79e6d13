"""Lines of the problem ledger as lines of the filed ledgers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yingbao.casework.models import User
from yingbao.clues.plain_text import mask_inside
from yingbao.ledgers.books.entry import Entry
from yingbao.ledgers.problems.model import Problem

ALIKE = (
    "basis", "amount", "months", "is_shared", "due_on", "finished_on", "recover_due", "recovered",
    "back_pay_due", "back_paid", "closed_on", "village", "found_on",
)  # fmt: skip
TEXTS = (
    "content", "measure", "progress", "result", "evidence", "why_short", "accountable", "subject",
)  # fmt: skip
VERDICTS = {True: "属实", False: "不属实", None: ""}


def entries(user: User) -> Iterator[Entry]:
    rows = Problem.objects.visible_to(user).select_related(
        "township", "owner", "opinion_by", "closed_by"
    )
    for item in rows.order_by("number"):
        yield _entry(item)


def _entry(item: Problem) -> Entry:
    facts: dict[str, Any] = {name: getattr(item, name) for name in ALIKE}
    facts |= {name: mask_inside(getattr(item, name)) for name in TEXTS}
    return Entry(
        number=item.number,
        source=item.get_source_display(),
        task=item.get_task_display(),
        severity=item.get_severity_display(),
        township=str(item.township or "全县"),
        owner=item.owner.name if item.owner else "",
        verdict=VERDICTS[item.is_true],
        opinion=_signed(item.opinion, item.opinion_by),
        review=_signed(item.review, item.closed_by),
        state=item.get_state_display(),
        asks_to_close=item.state in (Problem.State.REVIEWING, Problem.State.CLOSED),
        **facts,
    )


def _signed(words: str, by: User | None) -> str:
    return f"{words}（{by.name}）" if words and by else words
