"""The request a view gets: web/policy.py has let the person in, so there is one."""

from __future__ import annotations

from django.http import HttpRequest

from yingbao.casework.models import User


class OfficeRequest(HttpRequest):
    """An HttpRequest whose user is a known officer."""

    user: User
