"""Two pages that only lead on: everything a phone's four tabs leave out, and the ledgers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from yingbao.casework.views.request import OfficeRequest
from yingbao.web.places import ledgers_of


def more(request: OfficeRequest) -> HttpResponse:
    return render(request, "web/more.html", {"ledgers": ledgers_of(request.user)})


def ledgers(request: OfficeRequest) -> HttpResponse:
    """The first ledger this role may read; its own tabs lead to the others."""
    return redirect(ledgers_of(request.user)[0].name)
