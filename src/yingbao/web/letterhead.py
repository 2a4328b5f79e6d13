"""What every page's head and foot show: the office, the way around, how fresh the data are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

import yingbao
from yingbao.casework.models import Role, Run, User
from yingbao.casework.selectors.office import county_name, open_work

CASE_ROLES = (
    Role.COUNTY_OFFICER,
    Role.COUNTY_LEADER,
    Role.TOWNSHIP_OFFICER,
    Role.TOWNSHIP_HEAD,
    Role.INSPECTOR,
)


def letterhead(request: HttpRequest) -> dict[str, Any]:
    """Context for base.html. Pages without a login get the county's name only."""
    user = getattr(request, "user", None)
    office: dict[str, Any] = {"county": county_name(), "version": yingbao.__version__}
    if user is None or not user.is_authenticated:
        return {"office": office}
    run = Run.objects.first()
    nav = [_item(request, *item) for item in _places(user)]
    return {
        "office": office
        | {
            "unit": str(user.township or user.department or user.get_role_display()),
            "nav": nav,
            "tabs": nav[:4],
            "data_as_of": run.data_as_of or run.as_of if run else None,
            "may_search": user.role in CASE_ROLES,
        }
    }


def _places(user: User) -> list[tuple[str, str, int]]:
    """(url name, words, count) in the order of the nav, by role."""
    if user.role == Role.LIAISON:
        return [("exchange", _("我的文件"), 0)]
    if user.role == Role.SECURITY_ADMIN:
        return [("accounts", _("账号"), 0)]
    if user.role == Role.AUDIT_ADMIN:
        return [("audit", _("审计"), 0)]
    if user.role == Role.SYSTEM_ADMIN:
        return [("jobs", _("任务"), 0)]
    places = [
        ("home", _("待办"), open_work(user)),
        ("clues", _("线索"), 0),
        ("households", _("家庭"), 0),
    ]
    if user.county_wide:
        places += [("runs", _("比对"), 0), ("exchange", _("数据"), 0), ("rules", _("规则"), 0)]
    return [*places, ("ledgers", _("台账"), 0), ("dashboard", _("看板"), 0)]


def _item(request: HttpRequest, name: str, words: str, count: int) -> dict[str, Any]:
    url = reverse(name)
    current = request.path == url or (url != "/" and request.path.startswith(url))
    return {"url": url, "words": words, "count": count, "current": current}
