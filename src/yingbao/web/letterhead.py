"""What every page's head and foot show: the office, the way around, how fresh the data are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

import yingbao
from yingbao.casework.models import Run
from yingbao.casework.selectors.office import county_name
from yingbao.web.places import CASE_ROLES, TABS, Place, ledgers_of, places_of


def letterhead(request: HttpRequest) -> dict[str, Any]:
    """Context for base.html. Pages without a login get the county's name only."""
    user = getattr(request, "user", None)
    office: dict[str, Any] = {"county": county_name(), "version": yingbao.__version__}
    if user is None or not user.is_authenticated:
        return {"office": office}
    run = Run.newest()
    nav = [_item(request, place) for place in places_of(user)]
    return {
        "office": office
        | {
            "unit": str(user.township or user.department or user.get_role_display()),
            "nav": nav,
            "tabs": nav[:TABS],
            "ledgers": [_item(request, place) for place in ledgers_of(user)],
            "data_as_of": run.data_as_of or run.as_of if run else None,
            "may_search": user.role in CASE_ROLES,
        }
    }


def _item(request: HttpRequest, place: Place) -> dict[str, Any]:
    url = reverse(place.name)
    current = request.path == url or (url != "/" and request.path.startswith(url))
    count = place.waiting(request.user)  # type: ignore[arg-type]
    return {"url": url, "words": place.words, "count": count, "current": current}
