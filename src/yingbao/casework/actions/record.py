"""What every verb shares: who may, the guarded change, the line in the history and in the chain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.models import AuditEvent, Clue, Role, Step, User
from yingbao.security.chain import GENESIS, digest_of

CHAIN_LOCK = 20200426  # PostgreSQL advisory lock that puts the chain's writers in a row


def require_role(by: User, *roles: Role, what: str) -> None:
    if not by.is_active or by.role not in roles:
        names = "、".join(role.label for role in roles)
        raise NotAllowed(f"{what}要由{names}来做。您的账号是{by.get_role_display()}。")


def require_sight(clue: Clue, by: User) -> None:
    """The clue must lie in the person's view; the page layer turns this into a 404."""
    if not Clue.objects.visible_to(by).filter(pk=clue.pk).exists():
        raise NotAllowed("这条线索不在您的辖区。")


def change(clue: Clue, by: User, *, expects: Iterable[str], **changes: Any) -> None:
    """One guarded UPDATE: right states, right version, or Moved. Refreshes the clue in hand."""
    found = Clue.objects.filter(pk=clue.pk, version=clue.version, status__in=list(expects))
    if not found.update(version=F("version") + 1, **changes):
        current = Clue.objects.get(pk=clue.pk)
        last = current.steps.last()
        who = f"{last.by} 先办了“{last.words}”。" if last else ""
        raise Moved(
            f"{who}这条线索现在是“{current.get_status_display()}”，您刚才的操作没有做。",
            {
                "status": current.status,
                "version": current.version,
            },
        )
    clue.refresh_from_db()


def step(
    clue: Clue,
    by: User | None,
    verb: str,
    words: str,
    *,
    undo_until: datetime | None = None,
    before: dict[str, Any] | None = None,
    **detail: Any,
) -> Step:
    """A line in the clue's history and an event in the audit chain, in the verb's transaction."""
    line = Step.objects.create(
        clue=clue,
        by=str(by) if by else "系统",
        verb=verb,
        words=words,
        undo_until=undo_until,
        before=before or {},
    )
    audit(by, verb, clue.code, words=words, **detail)
    return line


def audit(by: User | None, verb: str, subject: str, **detail: Any) -> AuditEvent:
    """Appends to the hash chain. Callers pass no identifiers in `detail`."""
    with transaction.atomic():
        _take_turn()
        last = AuditEvent.objects.order_by("-seq").first()
        event = AuditEvent(
            seq=last.seq + 1 if last else 1,
            at=timezone.now().isoformat(timespec="milliseconds"),
            actor=by.username if by else "system",
            role=by.role if by else "system",
            verb=verb,
            subject=subject,
            detail=detail,
            previous=last.digest if last else GENESIS,
        )
        event.digest = digest_of(event.content)
        event.save(force_insert=True)
    return event


def _take_turn() -> None:
    """SQLite's IMMEDIATE transactions already queue; PostgreSQL needs a lock for the chain's end."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def require_text(text: str, what: str) -> str:
    text = text.strip()
    if not text:
        raise Refused(f"{what}还空着。写一句就行，别人才看得懂。")
    return text
