"""Where the letterhead leads: one line a place, by role, in the order people look for it.

A new part of the site adds its line to PLACES, a new ledger its line to LEDGERS; the phone shows the
first four places of a role and keeps the rest behind 更多.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yingbao.casework.models import Role, User
from yingbao.casework.selectors.office import open_work
from yingbao.ledgers.shelf import waiting_count

TOWNSHIP = frozenset({Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD})
COUNTY = frozenset({Role.COUNTY_OFFICER, Role.COUNTY_LEADER, Role.INSPECTOR})
CASE_ROLES = TOWNSHIP | COUNTY


def nothing_waits(user: User) -> int:
    return 0


def ledgers_wait(user: User) -> int:
    return waiting_count(user, timezone.localdate())


@dataclass(frozen=True)
class Place:
    """A URL name, its word in the letterhead, who may go there, and how much waits there."""

    name: str
    words: Any
    roles: frozenset[Role]
    waiting: Callable[[User], int] = nothing_waits


PLACES = (
    Place("home", _("首页"), CASE_ROLES, open_work),
    Place("clues", _("线索"), CASE_ROLES),
    Place("households", _("家庭"), CASE_ROLES),
    Place("ledgers", _("台账"), CASE_ROLES, ledgers_wait),
    Place("exchange", _("交换"), COUNTY),
    Place("exchange", _("我的文件"), frozenset({Role.LIAISON})),
    Place("runs", _("比对"), COUNTY),
    Place("rules", _("规则"), CASE_ROLES),
    Place("policies", _("政策"), CASE_ROLES),
    Place("dashboard", _("看板"), CASE_ROLES),
    Place("accounts", _("账号"), frozenset({Role.SECURITY_ADMIN})),
    Place("audit", _("审计"), frozenset({Role.AUDIT_ADMIN})),
    Place("jobs", _("任务"), frozenset({Role.SYSTEM_ADMIN})),
)
LEDGERS = (
    Place("rectification", _("整改台账"), CASE_ROLES),
    Place("closures", _("对账销号"), CASE_ROLES),
    Place("doubts", _("佐证复看"), COUNTY),
    Place("roundtrip", _("Excel 填报"), CASE_ROLES),
    Place("campaigns", _("通知变任务"), COUNTY),
    Place("paper_desk", _("文书和机制"), COUNTY),
)
TABS = 4  # what fits a phone's lower edge beside 更多


def places_of(user: User) -> list[Place]:
    return [place for place in PLACES if user.role in place.roles]


def ledgers_of(user: User) -> list[Place]:
    return [place for place in LEDGERS if user.role in place.roles]
