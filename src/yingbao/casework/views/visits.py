"""The visit: fill in, check the answers, send. One visit serves all open clues of the household."""

from __future__ import annotations

import io
from itertools import groupby, islice
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from yingbao.casework.actions.evidence import hand_in
from yingbao.casework.actions.refusals import Moved, Refused
from yingbao.casework.actions.trips import companion_for
from yingbao.casework.actions.verify import READY, Verdict, VisitRecord, not_met, verify
from yingbao.casework.forms import VerdictForm, VisitForm
from yingbao.casework.models import Clue, Visit
from yingbao.casework.models.clues import ClueQuerySet
from yingbao.casework.selectors.clues import OPEN, same_door
from yingbao.casework.selectors.conflict import Pair, verdict_pair
from yingbao.casework.selectors.home import next_stop
from yingbao.casework.selectors.household import OutOfSight, Person, open_household
from yingbao.casework.selectors.rules import rule_of
from yingbao.casework.views.answer import conflict, fetch
from yingbao.casework.views.photos import take_in
from yingbao.casework.views.request import OfficeRequest

MOST_SHEETS = 60  # a morning of printing


def _together(request: OfficeRequest, clue: Clue) -> list[Clue]:
    """This clue first, then what else of the household can be verified on the same visit."""
    same = same_door(Clue.objects.visible_to(request.user), clue).filter(status__in=READY)
    return [clue, *same.exclude(pk=clue.pk).order_by("rule")]


def _forms(request: OfficeRequest, clue: Clue) -> tuple[VisitForm, list[tuple[Clue, VerdictForm]]]:
    data = request.POST or None
    second = Visit.objects.filter(first=request.user).first()
    start: dict[str, Any] = {
        "visited_on": str(timezone.localdate()),
        "place": f"{clue.township}{clue.village}",
    }
    planned = companion_for(clue, request.user, timezone.localdate())
    if second and planned in ("", second.second_name):
        start |= {"second_name": second.second_name, "second_post": second.second_post}
    elif planned:
        start |= {"second_name": planned}
    verdicts = [
        (one, VerdictForm(data, prefix=one.code, initial={"version": one.version}))
        for one in _together(request, clue)
    ]
    return VisitForm(data, initial=start), verdicts


def form(request: OfficeRequest, code: str) -> HttpResponse:
    """GET draws the form; POST checks it and shows the answers once more before sending."""
    clue = fetch(request, code)
    visit, verdicts = _forms(request, clue)
    template = "casework/visit.html"
    status = 200
    photos, refusals = take_in(request, clue)
    if request.method == "POST" and request.POST.get("back") != "yes":
        good = _complete(visit, verdicts) and not refusals
        template, status = ("casework/visit_check.html", 200) if good else (template, 422)
    context = {
        "clue": clue,
        "form": visit,
        "verdicts": _with_rules(verdicts),
        "photos": photos,
        "errors": _errors(visit, verdicts) + [("id_photos", words) for words in refusals]
        if status == 422
        else [],
    }
    return render(request, template, context, status=status)


def _complete(visit: VisitForm, verdicts: list[tuple[Clue, VerdictForm]]) -> bool:
    """Every part is looked at, so that all gaps are named at once; nobody met, no verdicts asked."""
    asked = [] if visit.met_nobody else verdicts
    return all([visit.is_valid(), *(one.is_valid() for _, one in asked)])


def _with_rules(verdicts: list[tuple[Clue, VerdictForm]]) -> list[dict[str, Any]]:
    return [{"clue": clue, "form": form, "rule": rule_of(clue)} for clue, form in verdicts]


def _errors(visit: VisitForm, verdicts: list[tuple[Clue, VerdictForm]]) -> list[tuple[str, str]]:
    """(field id, message) for the summary on top, in the order of the page."""
    found = [
        (form, name, errors)
        for form in (visit, *(one for _, one in ([] if visit.met_nobody else verdicts)))
        for name, errors in form.errors.items()
    ]
    return [
        (form[name].id_for_label or form[name].auto_id, f"{form[name].label}：{errors[0]}")
        for form, name, errors in found
        if name in form.fields
    ]


def send(request: OfficeRequest, code: str) -> HttpResponse:
    """The second step: the same data again, now for good. A repeat of the same uid is one visit."""
    clue = fetch(request, code)
    visit, verdicts = _forms(request, clue)
    photos, refusals = take_in(request, clue)
    if not _complete(visit, verdicts) or refusals:
        return form(request, code)
    record = _record(visit)
    if visit.met_nobody:
        return _attempt(request, clue, visit, verdicts)
    answers = {
        _as_seen(one, given): _verdict(given.cleaned_data)
        for one, given in verdicts
        if given.cleaned_data["keep"] != "theirs"
    }
    if not answers:
        messages.success(request, "照别人先存的留着，您的没有存。")
        return redirect(clue.get_absolute_url())
    try:
        made = verify(answers, record, by=request.user, today=timezone.localdate())
        hand_in(photos, made, by=request.user)
    except Moved as error:
        met = {f"{one.code}-version": Clue.objects.get(pk=one.pk) for one, _ in verdicts}
        if pairs := _pairs(verdicts, met):
            return conflict(request, clue, str(error), pairs, met)
        return _again(request, clue, visit, verdicts, error)
    except Refused as error:
        return _again(request, clue, visit, verdicts, error)
    messages.success(request, _sent(request, clue))
    return redirect(clue.get_absolute_url())


def _sent(request: OfficeRequest, clue: Clue) -> str:
    """The visit is in; and where this trip goes on."""
    following = next_stop(request.user, clue)
    if following is None:
        return "入户记录交上去了。这个村等入户的都跑完了。"
    url = reverse("visit", args=[following.first.code])
    return format_html("入户记录交上去了。同村的下一户：<a href='{}'>{}</a>", url, following.name)


def _record(visit: VisitForm) -> VisitRecord:
    said = visit.cleaned_data | {"met": visit.met_words}
    return VisitRecord(**{name: said[name] for name in said if name not in ("met_who", "again_on")})


def _attempt(
    request: OfficeRequest,
    clue: Clue,
    visit: VisitForm,
    verdicts: list[tuple[Clue, VerdictForm]],
) -> HttpResponse:
    """Nobody was at home: the clues wait for another day, nothing is decided."""
    tried, again = [one for one, _ in verdicts], visit.cleaned_data["again_on"]
    try:
        today = timezone.localdate()
        not_met(tried, _record(visit), by=request.user, today=today, again_on=again)
    except Refused as error:
        return _again(request, clue, visit, verdicts, error)
    messages.success(request, "记下了：去了没见到人，另约时间。不算拒绝，线索还在待入户。")
    return redirect(clue.get_absolute_url())


def _again(
    request: OfficeRequest,
    clue: Clue,
    visit: VisitForm,
    verdicts: list[tuple[Clue, VerdictForm]],
    error: Refused,
) -> HttpResponse:
    """The form with everything typed still there, and the refusal on top."""
    context = {
        "clue": clue,
        "form": visit,
        "verdicts": _with_rules(verdicts),
        "photos": take_in(request, clue)[0],
        "errors": [("id_visited_on", str(error))],
    }
    return render(request, "casework/visit.html", context, status=error.status)


def _as_seen(clue: Clue, given: VerdictForm) -> Clue:
    """The clue as the page showed it; the verb compares and refuses when somebody was first."""
    clue.version = given.cleaned_data["version"] or clue.version
    return clue


def _pairs(verdicts: list[tuple[Clue, VerdictForm]], met: dict[str, Clue]) -> list[Pair]:
    """One pair for every clue that changed since the form was drawn."""
    pairs = []
    for clue, given in verdicts:
        fresh = met[f"{clue.code}-version"]
        moved = given.cleaned_data["version"] not in (None, fresh.version)
        if moved and fresh.status in READY:
            said = given.cleaned_data
            mine = f"{Clue.Outcome(said['outcome']).label}：{said['reason']}"
            pairs.append(verdict_pair(fresh, mine))
    return pairs


def _verdict(said: dict[str, Any]) -> Verdict:
    return Verdict(Clue.Outcome(said["outcome"]), said["reason"], said["cause"], said["basis"])


def sheet(request: OfficeRequest, household: str) -> HttpResponse:
    """The A4 sheet for one household: all its open clues, what to ask, where to sign."""
    clues = list(_open_clues(request).filter(household_id=household).order_by("rule"))
    if not clues:
        raise Http404
    return _print(request, [_sheet(request, clues)], clues[0].get_absolute_url())


def sheets(request: OfficeRequest) -> HttpResponse:
    """The sheets of one trip, or of all: every household with a visit to make, village by village."""
    found = _open_clues(request).filter(status=Clue.Status.DISPATCHED).exclude(direction="数据")
    if village := request.GET.get("village", ""):
        found = found.filter(village=village)
    if place := request.GET.get("township", ""):
        found = found.filter(township__name=place)
    clues = found.order_by("township__order", "village", "household_id", "person_id", "rule")
    homes = groupby(clues, key=lambda clue: clue.door)
    ready = [_sheet(request, list(group)) for _, group in islice(homes, MOST_SHEETS)]
    if not ready:
        raise Http404
    return _print(request, ready, reverse("home"))


def sheets_chosen(request: OfficeRequest) -> HttpResponse:
    """The sheets of the chosen clues' households; on screen first, printed from there."""
    found = _open_clues(request).filter(code__in=request.POST.getlist("code"))
    clues = found.order_by("township__order", "village", "household_id", "person_id", "rule")
    homes = groupby(clues, key=lambda clue: clue.door)
    ready = [_sheet(request, list(group)) for _, group in islice(homes, MOST_SHEETS)]
    if not ready:
        messages.error(request, "没有选中可以打印的线索。先勾几条在办的。")
        return redirect("clues")
    return _print(request, ready, reverse("clues"))


def _open_clues(request: OfficeRequest) -> ClueQuerySet:
    seen = Clue.objects.visible_to(request.user).filter(status__in=OPEN)
    return seen.select_related("township")


def _print(request: OfficeRequest, ready: list[dict[str, Any]], back: str) -> HttpResponse:
    context = {"sheets": ready, "back": back, "now": timezone.localtime()}
    return render(request, "casework/visit_sheet.html", context)


def _sheet(request: OfficeRequest, clues: list[Clue]) -> dict[str, Any]:
    first = clues[0]
    return {
        "clues": [{"clue": clue, "rule": rule_of(clue)} for clue in clues],
        "first": first,
        "people": _people(request, clues),
        "number": f"V-{timezone.localdate():%y%m%d}-{first.code}",
        "qr": _qr(first.code),
    }


def _people(request: OfficeRequest, clues: list[Clue]) -> list[Person]:
    """The household as the rolls have it, else the people the clues name."""
    try:
        return open_household(clues[0].household_id, request.user).people
    except OutOfSight:
        named = {clue.person_name: clue for clue in clues if clue.person_name}
        return [Person(one.person_id, name or "", one.id_number) for name, one in named.items()]


def _qr(text: str) -> str:
    """An inline SVG of the row key, so that the paper finds its clue again."""
    out = io.BytesIO()
    segno.make(text, error="m").save(
        out,
        kind="svg",
        xmldecl=False,
        svgclass="yb-qr",
        lineclass=None,
        scale=3,
        title="表单编号二维码",
    )
    return out.getvalue().decode()
