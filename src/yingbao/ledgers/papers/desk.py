"""The paper desk: papers that belong to a township, a period or a decision rather than to a ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from yingbao.casework.models import Clue, Decision, Township
from yingbao.casework.views.request import OfficeRequest
from yingbao.ledgers import mechanisms
from yingbao.ledgers.papers import (
    circular,
    decision_notice,
    dispatch_list,
    hearing_record,
    yearly,
)
from yingbao.ledgers.papers.paper import Paper, make
from yingbao.ledgers.papers.standing import Span
from yingbao.reports.official import PaperError

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
View = Callable[..., HttpResponse]
OF_A_DECISION = (hearing_record.PAPER, decision_notice.PAPER)
OF_A_PERIOD = (circular.PAPER, yearly.PAPER)


def handed_out(paper: Paper, item: Any, request: OfficeRequest) -> HttpResponse:
    """The Word file as an attachment; a template that cannot be filled is said in words."""
    if not paper.ready(item):
        raise Http404
    try:
        content = make(paper, item, by=request.user, today=timezone.localdate())
    except PaperError as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(content, content_type=WORD)
    name = quote(f"{paper.label}-{paper.subject(item)}.docx")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def of_decision(paper: Paper) -> View:
    def view(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
        clue = get_object_or_404(Clue.objects.visible_to(request.user), code=code)
        return handed_out(paper, get_object_or_404(Decision, clue=clue, pk=pk), request)

    return view


def dispatch(request: OfficeRequest) -> HttpResponse:
    place = get_object_or_404(Township, name=request.GET.get("township", ""))
    return handed_out(dispatch_list.PAPER, place, request)


def of_period(paper: Paper) -> View:
    def view(request: OfficeRequest) -> HttpResponse:
        return handed_out(paper, span_of(request), request)

    return view


def span_of(request: OfficeRequest) -> Span:
    """The days asked for in the address; this year until today otherwise."""
    today = timezone.localdate()
    start = _day(request.GET.get("from", ""), date(today.year, 1, 1))
    return Span(start, max(_day(request.GET.get("to", ""), today), start))


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise


def desk(request: OfficeRequest) -> HttpResponse:
    """Papers to make, and what the cases teach, on one page."""
    context = {
        "townships": Township.objects.all(),
        "span": span_of(request),
        "causes": mechanisms.root_causes()[:10],
        "by_township": mechanisms.causes_by_township(),
        "weak": mechanisms.weak_rules(),
        "sources": mechanisms.misleading_sources(),
        "burdens": mechanisms.burdens(timezone.localdate()),
    }
    return render(request, "ledgers/desk.html", context)
