"""Hand over 转给同事: a colleague of the same township takes the clue. Sight and deadline stay as they are."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from yingbao.casework.actions.dispatch import UNDO_SECONDS
from yingbao.casework.actions.record import change, require_role, require_sight, step
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Clue, User
from yingbao.casework.models.people import TOWNSHIP_ROLES

MOVABLE = (
    Clue.Status.DISPATCHED,
    Clue.Status.VERIFIED,
    Clue.Status.ACTING,
    Clue.Status.TRANSFERRED,
)


def colleagues(user: User) -> QuerySet[User]:
    """Who in this person's township may work on clues; nobody for the county."""
    working = User.objects.filter(is_active=True, role__in=TOWNSHIP_ROLES)
    return working.filter(township=user.township).exclude(pk=user.pk).order_by("name", "username")


@transaction.atomic
def hand_over(clue: Clue, *, to: User, by: User) -> Clue:
    """The clue lies in `to`'s list from now on; everybody in the township still sees it and may act."""
    require_role(by, *TOWNSHIP_ROLES, what="转给同事")
    require_sight(clue, by)
    _require_colleague(clue, to, by)
    if clue.status not in MOVABLE:
        raise Refused(f"{clue.code} 现在是“{clue.get_status_display()}”，没有要转的事。")
    if clue.owner_id == to.pk:
        raise Refused(f"{clue.code} 已经在{to.name}手上。")
    before = {"owner_id": clue.owner_id}
    change(clue, by, expects=MOVABLE, owner=to)
    step(
        clue,
        by,
        "hand_over",
        f"转给{to.name}，期限不变",
        undo_until=timezone.now() + timedelta(seconds=UNDO_SECONDS),
        before=before,
        to=to.username,
    )
    return clue


def _require_colleague(clue: Clue, to: User, by: User) -> None:
    if by.township_id != clue.township_id:
        raise NotAllowed(f"{clue.code} 是{clue.township}的，由{clue.township}自己分。")
    if not to.is_active or to.role not in TOWNSHIP_ROLES:
        raise NotAllowed(f"{to.name}的账号不能办线索。转给本乡镇的经办或负责人。")
    if to.township_id != clue.township_id:
        raise NotAllowed(f"{to.name}不在{clue.township}。只能转给本乡镇的同事。")
