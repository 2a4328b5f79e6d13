"""Households, rules, runs and the dashboard: what is read rather than done."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from yingbao.casework.actions import dispatch as verbs
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Clue, RuleResult, Run
from yingbao.casework.selectors import dashboard as board
from yingbao.casework.selectors.clues import OPEN
from yingbao.casework.selectors.household import OutOfSight, open_household
from yingbao.casework.selectors.rules import record_of, rulebook
from yingbao.casework.views.request import OfficeRequest


def households(request: OfficeRequest) -> HttpResponse:
    """Households with open clues, by village, most clues first."""
    seen = Clue.objects.visible_to(request.user).filter(status__in=OPEN).exclude(household_id="")
    if words := request.GET.get("village", ""):
        seen = seen.filter(village=words)
    groups = (
        seen.values("household_id", "township__name", "village", "township__order")
        .annotate(
            count=Count("pk"),
            wrong=Count("pk", filter=Q(direction="错保")),
            missed=Count("pk", filter=Q(direction="漏保")),
        )
        .order_by("township__order", "village", "-count", "household_id")
    )
    page = Paginator(groups, 50).get_page(request.GET.get("page"))
    firsts = {
        clue.household_id: clue
        for clue in seen.filter(household_id__in=[row["household_id"] for row in page])
    }
    rows = [row | {"first": firsts.get(row["household_id"])} for row in page]
    return render(request, "casework/households.html", {"page": page, "rows": rows})


def household(request: OfficeRequest, household: str) -> HttpResponse:
    try:
        home = open_household(household, request.user)
    except OutOfSight as error:
        raise Http404 from error
    clues = (
        Clue.objects.visible_to(request.user)
        .filter(household_id=household)
        .order_by("status", "rule")
    )
    cells = [
        (
            item,
            [amounts.get(month) for month in home.months],
            sum(amounts.get(month) or 0 for month in home.months),
        )
        for item, amounts in home.money.items()
    ]
    return render(
        request,
        "casework/household.html",
        {"home": home, "clues": clues, "cells": cells, "today": timezone.localdate()},
    )


def rules(request: OfficeRequest) -> HttpResponse:
    run = Run.objects.first()
    results = {item.rule: item for item in run.rules.all()} if run else {}
    rows = [
        {"rule": rule, "record": record_of(code), "result": results.get(code)}
        for code, rule in sorted(rulebook().items())
    ]
    return render(request, "casework/rules.html", {"rows": rows, "run": run})


def rule(request: OfficeRequest, code: str) -> HttpResponse:
    found = rulebook().get(code)
    if found is None:
        raise Http404
    results = (
        RuleResult.objects.filter(rule=code)
        .select_related("run")
        .order_by("-run__as_of", "-pk")[:12]
    )
    return render(
        request,
        "casework/rule.html",
        {"rule": found, "record": record_of(code), "results": results},
    )


def run(request: OfficeRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(Run, pk=pk)
    return render(
        request,
        "casework/run.html",
        {"run": item, "results": item.rules.all(), "compared": board.compare(item)},
    )


def release(request: OfficeRequest, pk: int) -> HttpResponse:
    result = get_object_or_404(RuleResult.objects.select_related("run"), pk=pk)
    try:
        count = verbs.release(result, by=request.user, reason=request.POST.get("reason", ""))
        messages.success(request, f"放行了 {count} 条。")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("run", pk=result.run_id)


def dashboard(request: OfficeRequest) -> HttpResponse:
    return render(
        request, "casework/dashboard.html", board.dashboard(request.user, timezone.localdate())
    )
