"""The pages of every ledger: list, item, new line, and what stands behind each door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from yingbao.casework.actions.refusals import Moved, Refused
from yingbao.casework.views.request import OfficeRequest
from yingbao.ledgers.doors import Door, Ledger, LedgerForm
from yingbao.ledgers.item import LedgerItem
from yingbao.ledgers.papers.desk import handed_out
from yingbao.ledgers.papers.paper import Paper
from yingbao.ledgers.record import history
from yingbao.ledgers.shelf import holder_of

View = Callable[..., HttpResponse]
PAGE = 50


def listing(ledger: Ledger) -> View:
    """The ledger's list: filters in the address, late things first."""

    def view(request: OfficeRequest) -> HttpResponse:
        rows = ledger.model.objects.visible_to(request.user).select_related(*ledger.related)
        if state := request.GET.get("state", ""):
            rows = rows.filter(state=state)
        if place := request.GET.get("township", ""):
            rows = rows.filter(township__name=place)
        if words := request.GET.get("q", "").strip():
            rows = ledger.search(rows, words) if ledger.search else rows.filter(number=words)
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        lines = [(item, [(c, c.read(item)) for c in ledger.columns]) for item in page]
        may_open = ledger.opening and request.user.role in ledger.opening.roles
        filtered = any(request.GET.get(name) for name in ("state", "township", "q"))
        context = {"ledger": ledger, "page": page, "lines": lines, "may_open": may_open,
                   "filtered": filtered}  # fmt: skip
        figures = ledger.figures(request.user) if ledger.figures else ()
        return render(request, "ledgers/list.html", context | {"figures": figures})

    return view


def item(ledger: Ledger) -> View:
    def view(request: OfficeRequest, number: str) -> HttpResponse:
        return _page(request, ledger, _fetch(request, ledger, number))

    return view


def create(ledger: Ledger) -> View:
    """A new line: form, verb, its page. What was typed stays when something is missing."""

    def view(request: OfficeRequest) -> HttpResponse:
        door = ledger.opening
        assert door is not None  # an address without an opening is not made
        form = _form(door, request, None)
        refusal = ""
        if request.method == "POST" and form.is_valid():
            try:
                made = _carry_out(door, None, form, request)
                messages.success(request, gettext(door.done))
                return redirect(f"{ledger.slug}_item", number=made.number)
            except Refused as error:
                refusal = str(error)
        context = {"ledger": ledger, "door": door, "form": form, "refusal": refusal}
        status = 422 if form.errors or refusal else 200
        return render(request, "ledgers/new.html", context, status=status)

    return view


def act(ledger: Ledger, door: Door) -> View:
    """Fetch with permission, form, verb, redirect; what is refused comes back with its reason."""

    def view(request: OfficeRequest, number: str) -> HttpResponse:
        found = _fetch(request, ledger, number)
        form = _form(door, request, found)
        if not form.is_valid():
            return _page(request, ledger, found, door=door, form=form, status=422)
        try:
            _carry_out(door, found, form, request)
        except Refused as error:
            found.refresh_from_db()
            return _page(request, ledger, found, door=door, form=form, refusal=str(error),
                         status=error.status)  # fmt: skip
        messages.success(request, gettext(door.done))
        return redirect(f"{ledger.slug}_item", number=found.number)

    return view


def paper(ledger: Ledger, wanted: Paper) -> View:
    """The filled Word file as an attachment; the making is logged."""

    def view(request: OfficeRequest, number: str) -> HttpResponse:
        return handed_out(wanted, _fetch(request, ledger, number), request)

    return view


def _carry_out(
    door: Door, found: LedgerItem | None, form: LedgerForm, request: OfficeRequest
) -> Any:
    today = timezone.localdate()
    return door.verb(found, by=request.user, today=today, **form.cleaned_data)


def _fetch(request: OfficeRequest, ledger: Ledger, number: str) -> LedgerItem:
    """The item in this person's sight, else 404. A stated version is what the page was drawn from."""
    rows = ledger.model.objects.visible_to(request.user).select_related(*ledger.related)
    found: LedgerItem = get_object_or_404(rows, number=number)
    stated = request.POST.get("version", "")
    if stated.isdigit():
        found.version = int(stated)
    return found


def _form(door: Door, request: OfficeRequest, found: LedgerItem | None) -> LedgerForm:
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return door.form(*data, item=found, by=request.user, prefix=None, auto_id=f"{door.name}-%s")


def _page(
    request: OfficeRequest,
    ledger: Ledger,
    found: LedgerItem,
    *,
    door: Door | None = None,
    form: LedgerForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """The item's page: facts, the next step open, other doors folded, what belongs to it, history."""
    opened = [each for each in ledger.doors if each.is_open(found, request.user) or each is door]
    standing = _standing(opened, door)
    parts = ledger.parts(found, request.user)
    context = {
        "ledger": ledger,
        "item": found,
        "headline": ledger.columns[0].read(found),
        "facts": ledger.facts(found, request.user),
        "standing": [_leaf(each, request, ledger, found, door, form) for each in standing],
        "folded": [
            _leaf(each, request, ledger, found, door, form)
            for each in opened
            if each not in standing
        ],
        "tried": door,
        "tried_form": form,
        "refusal": refusal,
        "conflict": status == Moved.status,
        "again": door is not None and door.is_open(found, request.user),
        "holder": holder_of(found),
        "parts": parts,
        "lacking": [part for part in parts if part.empty and not part.rows],
        "history": history(found),
        "ladder": ledger.ladder(found) if ledger.ladder else (),
        "papers": [
            (each, reverse(f"{ledger.slug}_paper_{each.name}", args=[found.number]))
            for each in ledger.papers
            if request.user.role in each.roles and each.ready(found)
        ],
    }
    return render(request, "ledgers/item.html", context, status=status)


def _standing(opened: list[Door], tried: Door | None) -> list[Door]:
    """What stands unfolded: the door just tried, else the next step."""
    return [tried] if tried is not None else [each for each in opened if each.primary][:1]


def _leaf(
    each: Door,
    request: OfficeRequest,
    ledger: Ledger,
    found: LedgerItem,
    tried: Door | None,
    form: LedgerForm | None,
) -> tuple[Door, LedgerForm, str]:
    """A door with its form (as typed, where it was tried) and its address."""
    shown = form if each is tried and form is not None else _blank(each, request, found)
    return each, shown, reverse(f"{ledger.slug}_{each.name}", args=[found.number])


def _blank(door: Door, request: OfficeRequest, found: LedgerItem) -> LedgerForm:
    return door.form(item=found, by=request.user, auto_id=f"{door.name}-%s")
