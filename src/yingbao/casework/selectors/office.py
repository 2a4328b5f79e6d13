"""The office as a page's head shows it."""

from __future__ import annotations

import os

from django.db.models import F, Q

from yingbao.casework.models import Clue, Role, User
from yingbao.casework.models.clues import ClueQuerySet
from yingbao.casework.models.people import TOWNSHIP_ROLES

WORKED_ON = ("dispatched", "verified", "acting")


def county_name() -> str:
    """As the installation says; the sample county otherwise."""
    return os.environ.get("YINGBAO_COUNTY", "沁水县民政局")


def open_work(user: User) -> int:
    """How many clues wait for this person now."""
    return waiting_for(user).count()


def waiting_for(user: User) -> ClueQuerySet:
    """The clues whose next step is this role's, by what the role does."""
    states = {
        Role.TOWNSHIP_OFFICER: WORKED_ON,
        Role.TOWNSHIP_HEAD: ("closing",),
        Role.COUNTY_OFFICER: ("new", "closing", "held"),
        Role.COUNTY_LEADER: ("closing",),
    }.get(Role(user.role), ())
    seen = Clue.objects.visible_to(user)
    if user.role not in TOWNSHIP_ROLES:
        return seen.filter(status__in=states)
    return seen.filter(Q(status__in=states) & _for_anybody(user) | _handed_to(user))


def _for_anybody(user: User) -> Q:
    """Not in a colleague's hands, unless the colleague has left the township; 待审核 is the head's own."""
    gone = Q(owner__is_active=False) | ~Q(owner__township=F("township"))
    return Q(owner=None) | Q(owner=user) | gone | Q(status=Clue.Status.CLOSING)


def _handed_to(user: User) -> Q:
    return Q(owner=user, township=user.township, status__in=WORKED_ON)
