"""Households, rules, runs and the dashboard: what is read rather than done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yingbao.canon import load_tables
from yingbao.casework.actions import dispatch as verbs
from yingbao.casework.actions import reveal
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.actions.reveal import MAY_REVEAL
from yingbao.casework.models import AuditEvent, Clue, EvidenceRow, RuleResult, Run
from yingbao.casework.selectors import dashboard as board
from yingbao.casework.selectors.clues import OPEN
from yingbao.casework.selectors.family import Family
from yingbao.casework.selectors.household import (
    HouseholdFile,
    OutOfSight,
    Person,
    open_household,
)
from yingbao.casework.selectors.plain_words import plain_words
from yingbao.casework.selectors.precision import precisions_by_place, whole
from yingbao.casework.selectors.rule_history import changes_of, is_new, runs_of
from yingbao.casework.selectors.rule_tests import trials_of
from yingbao.casework.selectors.rule_words import numbers_of, steps_of, tables_of, told_of
from yingbao.casework.selectors.rules import record_of, records, rulebook
from yingbao.casework.selectors.timeline import last_visit, timeline
from yingbao.casework.views.request import OfficeRequest
from yingbao.engine import Rule
from yingbao.engine.page import STATUS_WORDS

REVEAL_REASONS = ("发函请部门核", "核对本人证件", "核对账户")


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
    home = _open(request, household)
    clues = list(
        Clue.objects.visible_to(request.user)
        .filter(household_id=household)
        .select_related("first_run", "township")
        .order_by("status", "rule")
    )
    questioned = _questioned(clues)
    context = {
        "home": home,
        "members": _members(home, clues),
        "last_visit": last_visit(clues),
        "clues": [{"clue": clue, "said": plain_words(clue)} for clue in clues],
        "owed": [clue for clue in clues if clue.direction == "漏保" and clue.status in OPEN],
        "cells": [
            _money_row(item, amounts, home, questioned) for item, amounts in home.money.items()
        ],
        "events": timeline(clues, home.money),
        "looks": _looks(household, clues),
        "may_reveal": request.user.role in MAY_REVEAL,
        "next": next((clue for clue in clues if clue.status == Clue.Status.DISPATCHED), None),
        "reasons": REVEAL_REASONS,
        "today": timezone.localdate(),
    }
    return render(request, "casework/household.html", context)


def _members(home: HouseholdFile, clues: list[Clue]) -> list[dict[str, Any]]:
    """Each person with what of the health the articles name, and the open clues that name the person."""
    waiting = [clue for clue in clues if clue.status in OPEN]
    uncounted = _uncounted(home, waiting)
    return [
        {
            "person": person,
            "health": _health(home.family, person.person_id),
            "clues": [clue for clue in waiting if clue.person_id == person.person_id],
            "uncounted": person in uncounted,
        }
        for person in (*home.people, *uncounted)
    ]


def _uncounted(home: HouseholdFile, waiting: list[Clue]) -> list[Person]:
    """Whom a clue on this household names and no roll of it lists: a child not yet added, say."""
    listed = {person.person_id for person in home.people}
    named = {clue.person_id: clue for clue in waiting if clue.person_id and clue.person_name}
    return [
        Person(person_id, clue.person_name or "", clue.id_number)
        for person_id, clue in named.items()
        if person_id not in listed
    ]


def _health(family: Family, person_id: str) -> list[str]:
    said, labour = family.health.get(person_id, []), family.labour.get(person_id)
    return [*said, labour] if labour else said


def _open(request: OfficeRequest, household: str) -> HouseholdFile:
    try:
        return open_household(household, request.user)
    except OutOfSight as error:
        raise Http404 from error


def _questioned(clues: list[Clue]) -> set[date]:
    """Months of payment rows that a clue points at."""
    paid = load_tables()["payment"].title
    periods = EvidenceRow.objects.filter(clue__in=clues, source=paid, period__isnull=False)
    return {day for day in periods.values_list("period", flat=True) if day is not None}


def _money_row(
    item: str, amounts: dict[date, Decimal], home: HouseholdFile, questioned: set[date]
) -> dict[str, Any]:
    cells = [{"amount": amounts.get(month), "flag": month in questioned} for month in home.months]
    return {"item": item, "cells": cells, "total": sum(cell["amount"] or 0 for cell in cells)}


def _looks(household: str, clues: list[Clue]) -> list[AuditEvent]:
    """Who looked at a full number of this household, and why."""
    subjects = [f"household:{household}", *(clue.code for clue in clues)]
    return list(AuditEvent.objects.filter(verb="reveal", subject__in=subjects).order_by("-seq")[:8])


def reveal_member(request: OfficeRequest, household: str) -> HttpResponse:
    """One member's full number as a fragment; the page hides it again after fifteen seconds."""
    home = _open(request, household)
    person = next((one for one in home.people if one.person_id == request.POST.get("person")), None)
    if person is None:
        raise Http404
    reason = request.POST.get("other", "").strip() or request.POST.get("reason", "")
    try:
        number = reveal.reveal_member(household, person.id_number, by=request.user, reason=reason)
    except Refused as error:
        return HttpResponse(
            str(error), status=error.status, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse(number or "没有读到号码", content_type="text/plain; charset=utf-8")


def rules(request: OfficeRequest) -> HttpResponse:
    run = Run.newest()
    results = {item.rule: item for item in run.rules.all()} if run else {}
    told = records()
    rows = [
        {"rule": rule, "record": told.get(code), "result": results.get(code)}
        for code, rule in sorted(rulebook().items())
    ]
    return render(request, "casework/rules.html", {"rows": rows, "run": run})


def rule(request: OfficeRequest, code: str) -> HttpResponse:
    found = rulebook().get(code)
    if found is None:
        raise Http404
    return render(
        request, "casework/rule.html", _rule_in_words(found) | _rule_at_work(request, found)
    )


def _rule_in_words(rule: Rule) -> dict[str, Any]:
    """What the packs say of the rule; the same for every reader."""
    return {
        "rule": rule,
        "status": STATUS_WORDS[rule.status],
        "tables": tables_of(rule),
        "told": told_of(rule.code),
        "checks": steps_of(rule),
        "numbers": numbers_of(rule),
        "tests": trials_of(rule.code),
        "changes": changes_of(rule),
    }


def _rule_at_work(request: OfficeRequest, rule: Rule) -> dict[str, Any]:
    """What runs found and what people found of it, as far as this reader sees their clues."""
    found = RuleResult.objects.filter(rule=rule.code).select_related("run")
    ran = runs_of(rule, found.order_by("-run__as_of", "-pk")[:12])
    places = precisions_by_place(Clue.objects.visible_to(request.user).filter(rule=rule.code))
    return {
        "ran": ran,
        "not_run_yet": is_new(rule, ran),
        "record": record_of(rule.code),
        "precision": whole(places, _("全县")) if request.user.county_wide else places,
    }


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
