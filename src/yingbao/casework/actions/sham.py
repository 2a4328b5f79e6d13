"""Sham reviews: a second look at evidence that raised a question, by the inspector or the county."""

from __future__ import annotations

from django.db import transaction

from yingbao.casework.actions.close import reopen
from yingbao.casework.actions.record import require_role, require_sight, require_text, step
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Clue, Evidence, EvidenceReview, Role, User


@transaction.atomic
def look_again(evidence: Evidence, *, by: User, holds: bool, words: str) -> EvidenceReview:
    """What was found. Evidence that does not hold reopens a closed clue; nobody is punished by it."""
    require_role(by, Role.INSPECTOR, Role.COUNTY_OFFICER, Role.COUNTY_LEADER, what="复看佐证")
    require_sight(evidence.clue, by)
    if by == evidence.by:
        raise NotAllowed("自己交的佐证要由别人复看。")
    review, made = EvidenceReview.objects.get_or_create(
        evidence=evidence,
        defaults={"holds": holds, "words": require_text(words, "看到的情况"), "by": by},
    )
    if not made:
        raise Refused("这份佐证已经有人复看过了。")
    clue = evidence.clue
    step(clue, by, "look_again", f"复看佐证：{'没有问题' if holds else '不能作数'}。{review.words}")
    clue.refresh_from_db()
    if not holds and clue.status == Clue.Status.CLOSED:
        reopen(clue, by=by, reason="佐证不能作数")
    return review
