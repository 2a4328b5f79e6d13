"""Two pages that only lead on: everything a phone's four tabs leave out, and the ledgers."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yingbao.casework.views.request import OfficeRequest
from yingbao.ledgers.shelf import rows
from yingbao.web.places import ledgers_of

YEAR = 365 * 24 * 3600


def more(request: OfficeRequest) -> HttpResponse:
    return render(request, "web/more.html", {"ledgers": ledgers_of(request.user)})


def language(request: OfficeRequest) -> HttpResponse:
    """The person's own choice, kept in a cookie; anything unknown means Chinese."""
    chosen = request.POST.get("language", "")
    known = {code for code, _ in settings.LANGUAGES}
    answer = redirect("me")
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen if chosen in known else settings.LANGUAGE_CODE,
        max_age=YEAR,
        samesite="Lax",
        httponly=True,
    )
    return answer


def ledgers(request: OfficeRequest) -> HttpResponse:
    """Every ledger this role may read, with what is open and what is late in each."""
    context = {"places": ledgers_of(request.user), "rows": rows(request.user, timezone.localdate())}
    return render(request, "web/shelf.html", context)
