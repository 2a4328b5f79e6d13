"""Applying to close, re-visits, and the evidence that both rest on."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from yingbao.casework import forms
from yingbao.casework.actions import close
from yingbao.casework.actions import evidence as evidence_verbs
from yingbao.casework.actions.record import audit
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Clue, Evidence, Revisit, Role
from yingbao.casework.views.answer import fetch, perform, refused
from yingbao.casework.views.request import OfficeRequest
from yingbao.casework.watermark import watermarked

SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf"}


def apply(request: OfficeRequest, code: str) -> HttpResponseBase:
    """What is ready, what is missing, and the result in words."""
    clue = fetch(request, code)
    form = forms.WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close.apply(clue, by=request.user, result=form.cleaned_data["words"])
        except Refused as error:
            return refused(request, clue, [str(error)], error.status)
        messages.success(request, "销号申请交上去了。")
        return redirect(clue.get_absolute_url())
    context = {
        "clue": clue,
        "form": form,
        "missing": close.still_missing(clue),
        "evidence": clue.evidence.filter(withdrawn_at=None),
    }
    return render(request, "casework/apply.html", context, status=422 if form.errors else 200)


def revisit(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """Only the township that was drawn, or the inspector, may look and write."""
    drawn = Revisit.objects.select_related("clue")
    if request.user.role != Role.INSPECTOR:
        drawn = drawn.filter(township=request.user.township)
    item = get_object_or_404(drawn, pk=pk)
    form = forms.RevisitForm(request.POST or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            close.record_revisit(
                item,
                by=request.user,
                on=said["on"],
                holds=said["holds"] == "yes",
                words=said["words"],
            )
            messages.success(request, "回访记下了。")
            return redirect("home")
        except Refused as error:
            refusal = str(error)
    return render(
        request,
        "casework/revisit.html",
        {"item": item, "form": form, "refusal": refusal},
        status=422 if form.errors or refusal else 200,
    )


def add_evidence(request: OfficeRequest, code: str) -> HttpResponseBase:
    clue = fetch(request, code)
    form = forms.EvidenceForm(request.POST, request.FILES)
    return perform(
        request,
        clue,
        form,
        lambda said: evidence_verbs.add(
            clue, said["file"], by=request.user, title=said["title"], client_at=said["client_at"]
        ),
        "佐证加上了。",
    )


def withdraw_evidence(request: OfficeRequest, code: str, pk: int) -> HttpResponseBase:
    clue = fetch(request, code)
    item = get_object_or_404(Evidence, clue=clue, pk=pk)
    return perform(
        request,
        clue,
        forms.ReasonForm(request.POST),
        lambda said: evidence_verbs.withdraw(item, by=request.user, **said),
        "撤下了，原件还留着。",
    )


def show_evidence(request: OfficeRequest, code: str, pk: int) -> HttpResponseBase:
    """A watermarked copy for the screen; the original only as an attachment, and logged."""
    clue: Clue = fetch(request, code)
    item = get_object_or_404(Evidence, clue=clue, pk=pk)
    name = f"{clue.code}-{item.pk}.{SUFFIXES.get(item.kind, 'bin')}"
    try:
        original = item.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    audit(request.user, "evidence_view", clue.code, evidence=item.pk)
    if item.kind.startswith("image/") and "original" not in request.GET:
        words = f"{request.user.name} {timezone.localtime():%Y-%m-%d %H:%M} {clue.code}"
        return HttpResponse(watermarked(original.file, words), content_type="image/jpeg")
    return FileResponse(original, as_attachment=True, filename=name)
