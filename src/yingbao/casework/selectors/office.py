"""The office as a page's head shows it."""

from __future__ import annotations

import os

from django.db.models import F, Q

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.county import the_county
from yingbao.casework.models import Clue, Role, User
from yingbao.casework.models.clues import ClueQuerySet
from yingbao.casework.models.people import TOWNSHIP_ROLES

WORKED_ON = ("dispatched", "verified", "acting")


def county_name() -> str:
    """The office as the installation or the county's file names it; the sample county's otherwise.

    A file that cannot be read must not take the pages down: verbs and runs say what is wrong with it.
    """
    try:
        county = the_county()
    except Refused:
        return "本县民政局"
    described = county.office or (f"{county.name}民政局" if county.file else "")
    return os.environ.get("YINGBAO_COUNTY") or described or "沁水县民政局"


def open_work(user: User) -> int:
    """How many clues wait for this person now."""
    return waiting_for(user).count()


def waiting_for(user: User) -> ClueQuerySet:
    """The clues whose next step is this person's, by what the role does."""
    return Clue.objects.visible_to(user).filter(waits_for(user))


def next_steps(user: User) -> tuple[str, ...]:
    """States in which the next step is this role's."""
    return {
        Role.TOWNSHIP_OFFICER: WORKED_ON,
        Role.TOWNSHIP_HEAD: ("closing",),
        Role.COUNTY_OFFICER: ("new", "closing", "held"),
        Role.COUNTY_LEADER: ("closing",),
    }.get(Role(user.role), ())


def waits_for(user: User) -> Q:
    """The same as a condition on clues that the person may see."""
    theirs = Q(status__in=next_steps(user))
    if user.role not in TOWNSHIP_ROLES:
        return theirs
    return theirs & _for_anybody(user) | _handed_to(user)


def _for_anybody(user: User) -> Q:
    """Not in a colleague's hands, unless the colleague has left the township; 待审核 is the head's own."""
    gone = Q(owner__is_active=False) | ~Q(owner__township=F("township"))
    return Q(owner=None) | Q(owner=user) | gone | Q(status=Clue.Status.CLOSING)


def _handed_to(user: User) -> Q:
    return Q(owner=user, township=user.township, status__in=WORKED_ON)
