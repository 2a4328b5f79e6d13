"""The office as a page's head shows it."""

from __future__ import annotations

import os

from yingbao.casework.models import Clue, Role, User
from yingbao.casework.models.clues import ClueQuerySet


def county_name() -> str:
    """As the installation says; the sample county otherwise."""
    return os.environ.get("YINGBAO_COUNTY", "沁水县民政局")


def open_work(user: User) -> int:
    """How many clues wait for this person now."""
    return waiting_for(user).count()


def waiting_for(user: User) -> ClueQuerySet:
    """The clues whose next step is this role's."""
    return Clue.objects.visible_to(user).filter(status__in=next_steps(user))


def next_steps(user: User) -> tuple[str, ...]:
    """States in which the next step is this role's, by what the role does."""
    return {
        Role.TOWNSHIP_OFFICER: ("dispatched", "verified", "acting"),
        Role.TOWNSHIP_HEAD: ("closing",),
        Role.COUNTY_OFFICER: ("new", "closing", "held"),
        Role.COUNTY_LEADER: ("closing",),
    }.get(Role(user.role), ())
