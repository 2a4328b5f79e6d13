"""整改台账 and 对账销号 as pages; what others keep in books of paper."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from yingbao.casework.models import Closure, Clue
from yingbao.casework.selectors import ledgers as reads
from yingbao.casework.views.request import OfficeRequest

PER_PAGE = 50


def rectification(request: OfficeRequest) -> HttpResponse:
    found = reads.to_rectify(request.user)
    if (state := request.GET.get("status", "")) in Clue.Status.values:
        found = found.filter(status=state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [reads.line_of(clue) for clue in page],
        "states": [item for item in Clue.Status.choices if item[0] not in ("held", "new")],
        "status": state,
    }
    return render(request, "casework/rectification.html", context)


def closures(request: OfficeRequest) -> HttpResponse:
    found = reads.closures(request.user)
    if (state := request.GET.get("state", "")) in Closure.State.values:
        found = found.filter(state=state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "states": Closure.State.choices, "state": state}
    return render(request, "casework/closures.html", context)
