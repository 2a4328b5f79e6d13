"""The pages of a campaign: notices read so far, one draft whole, one of its tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import PolicyPaper
from yingbao.casework.views.request import OfficeRequest
from yingbao.ledgers.campaigns import verbs
from yingbao.ledgers.campaigns.forms import EditForm
from yingbao.ledgers.campaigns.model import Campaign, DraftTask

LARGEST = 20 * 1024 * 1024  # bytes


def campaigns(request: OfficeRequest) -> HttpResponse:
    """Notices read so far, and a place for the next."""
    refusal = ""
    if request.method == "POST":
        try:
            return redirect("campaign", pk=_read(request).pk)
        except Refused as error:
            refusal = str(error)
    context = {
        "refusal": refusal,
        "found": Campaign.objects.visible_to(request.user).prefetch_related("drafts"),
        "may_read": request.user.role in verbs.DRAFTERS,
    }
    return render(request, "ledgers/campaigns.html", context, status=422 if refusal else 200)


def _read(request: OfficeRequest) -> Campaign:
    file = request.FILES.get("file")
    if file is None:
        raise Refused("还没有选通知文件。")
    if file.size is None or file.size > LARGEST:
        raise Refused("文件超过 20 MB，没有收。请只放通知正文。")
    name = file.name or "通知"
    return verbs.read(name, file.read(), by=request.user, today=timezone.localdate())


def campaign(request: OfficeRequest, pk: int, refusal: str = "", status: int = 200) -> HttpResponse:
    """The draft whole: tasks with what each still lacks, papers cited, what the notice says of the how."""
    found = _fetch(request, pk)
    drafts = list(found.drafts.select_related("owner", "township", "published"))
    today = timezone.localdate()
    rows = [(d, [] if d.dropped else _open_ends(d, today)) for d in drafts]
    context = {
        "campaign": found,
        "rows": rows,
        "papers": shelved(request, found.papers),
        "refusal": refusal,
        "listed": sum(not draft.dropped for draft in drafts),
        "waiting": sum(bool(words) for _, words in rows),
        "may_edit": found.is_draft and request.user.role in verbs.DRAFTERS,
        "may_publish": found.is_draft and request.user.role in verbs.PUBLISHERS,
    }
    return render(request, "ledgers/campaign.html", context, status=status)


def _open_ends(draft: DraftTask, today: date) -> list[str]:
    """What its row still says is missing; the row's head has said already which task it is."""
    return [
        words.removeprefix(draft.place).removeprefix("的") for words in verbs.unready(draft, today)
    ]


def shelved(request: OfficeRequest, papers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cited papers, each with the local library's copy when it is there."""
    numbers = [paper["number"] for paper in papers if paper["number"]]
    seen = PolicyPaper.objects.visible_to(request.user).filter(number__in=numbers)
    own = {paper.number: paper for paper in seen}
    return [paper | {"own": own.get(paper["number"])} for paper in papers]


def task(request: OfficeRequest, pk: int, order: int) -> HttpResponse:
    """One task of the draft: what the notice asks beside what a person makes of it."""
    draft = _draft(request, pk, order)
    refusal, status = "", 200
    form = EditForm(request.POST or None, initial=_initial(draft))
    if request.method == "POST" and form.is_valid():
        said = verbs.Edited(**form.cleaned_data)
        try:
            verbs.edit(draft, said, by=request.user, version=_version(request))
            messages.success(request, f"{draft.place}记下了。")
            return redirect("campaign", pk=pk)
        except Refused as error:
            refusal, status = str(error), error.status
    context = {
        "draft": draft,
        "campaign": draft.campaign,
        "papers": shelved(request, draft.papers),
        "form": form,
        "refusal": refusal,
        "may_edit": draft.campaign.is_draft and request.user.role in verbs.DRAFTERS,
    }
    return render(
        request, "ledgers/campaign_task.html", context, status=422 if form.errors else status
    )


def _initial(draft: DraftTask) -> dict[str, Any]:
    names = ("content", "task", "measures", "unit", "scope", "starts_on", "due_on", "rules")
    people = {name: getattr(draft, f"{name}_id") for name in ("township", "owner", "supervisor")}
    return {name: getattr(draft, name) for name in names} | people


def drop(request: OfficeRequest, pk: int, order: int) -> HttpResponse:
    draft, reason = _draft(request, pk, order), request.POST.get("reason", "")
    return _perform(
        request, pk, f"{draft.place}不列了，原因记下了。",
        lambda: verbs.drop(draft, reason=reason, by=request.user, version=_version(request)),
    )  # fmt: skip


def restore(request: OfficeRequest, pk: int, order: int) -> HttpResponse:
    draft = _draft(request, pk, order)
    return _perform(
        request, pk, f"{draft.place}列回来了。",
        lambda: verbs.restore(draft, by=request.user, version=_version(request)),
    )  # fmt: skip


def publish(request: OfficeRequest, pk: int) -> HttpResponse:
    found, today = _fetch(request, pk), timezone.localdate()
    return _perform(
        request, pk, "发布了，任务都在任务台账里。",
        lambda: verbs.publish(found, by=request.user, today=today, version=_version(request)),
    )  # fmt: skip


def _perform(request: OfficeRequest, pk: int, done: str, verb: Callable[[], Any]) -> HttpResponse:
    """Verb and back; what is refused stands on the campaign's page with its reason."""
    try:
        verb()
    except Refused as error:
        return campaign(request, pk, str(error), error.status)
    messages.success(request, done)
    return redirect("campaign", pk=pk)


def _version(request: OfficeRequest) -> int:
    """The version the page was drawn from; without one nothing matches."""
    stated = request.POST.get("version", "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 10 else 0


def _fetch(request: OfficeRequest, pk: int) -> Campaign:
    return get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)


def _draft(request: OfficeRequest, pk: int, order: int) -> DraftTask:
    drafts = _fetch(request, pk).drafts.select_related("campaign", "owner", "township")
    return get_object_or_404(drafts, order=order)
