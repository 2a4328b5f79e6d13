"""Each verb's door from the browser: fetch with permission, form, verb, redirect."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from yingbao.casework import forms
from yingbao.casework.actions import close, decide, measures, reveal, undo
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Closure, Decision, Delay, Measure
from yingbao.casework.views.answer import fetch, perform, refused
from yingbao.casework.views.request import OfficeRequest


def plan(request: OfficeRequest, code: str) -> HttpResponse:
    clue = fetch(request, code)
    form = forms.MeasureForm(request.POST, clue=clue)
    today = timezone.localdate()
    return perform(
        request,
        clue,
        form,
        lambda said: measures.plan(clue, by=request.user, today=today, **said),
        "措施记下了。",
    )


def finish(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    measure = get_object_or_404(Measure, clue=clue, pk=pk)
    form = forms.WordsForm(request.POST)
    today = timezone.localdate()
    return perform(
        request,
        clue,
        form,
        lambda said: measures.finish(measure, by=request.user, result=said["words"], today=today),
        "结果记下了。",
    )


def ask_delay(request: OfficeRequest, code: str) -> HttpResponse:
    clue = fetch(request, code)
    today = timezone.localdate()

    def verb(said: dict) -> Delay:  # type: ignore[type-arg]
        kind = Delay.Kind(said.pop("kind"))
        return measures.ask_delay(clue, by=request.user, kind=kind, today=today, **said)

    return perform(request, clue, forms.DelayForm(request.POST), verb, "申请交上去了，等县里同意。")


def agree_delay(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    delay = get_object_or_404(Delay, clue=clue, pk=pk)
    return perform(
        request,
        clue,
        forms.NothingForm(request.POST),
        lambda _: measures.agree_delay(delay, by=request.user),
        "同意了。",
    )


def resume(request: OfficeRequest, code: str) -> HttpResponse:
    clue = fetch(request, code)
    today = timezone.localdate()
    return perform(
        request,
        clue,
        forms.NothingForm(request.POST),
        lambda _: measures.resume(clue, by=request.user, today=today),
        "恢复计时了。",
    )


def draft(request: OfficeRequest, code: str) -> HttpResponse:
    clue = fetch(request, code)

    def verb(said: dict) -> Decision:  # type: ignore[type-arg]
        return decide.draft(
            clue, decide.Draft(**said | {"kind": Decision.Kind(said["kind"])}), by=request.user
        )

    return perform(request, clue, forms.DecisionForm(request.POST), verb, "起草好了。")


def hear(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    decision = get_object_or_404(Decision, clue=clue, pk=pk)
    today = timezone.localdate()
    return perform(
        request,
        clue,
        forms.HearingForm(request.POST),
        lambda said: decide.hear(decision, by=request.user, today=today, **said),
        "笔录记下了。",
    )


def notice(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    decision = get_object_or_404(Decision, clue=clue, pk=pk)
    return perform(
        request,
        clue,
        forms.NoticeForm(request.POST),
        lambda said: decide.write_notice(decision, by=request.user, **said),
        "告知书写好了。",
    )


def approve(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    decision = get_object_or_404(Decision, clue=clue, pk=pk)
    today = timezone.localdate()
    return perform(
        request,
        clue,
        forms.NothingForm(request.POST),
        lambda _: decide.approve(decision, by=request.user, today=today),
        "确认了。",
    )


def serve(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    decision = get_object_or_404(Decision, clue=clue, pk=pk)
    today = timezone.localdate()
    return perform(
        request,
        clue,
        forms.ServeForm(request.POST),
        lambda said: decide.serve(decision, by=request.user, today=today, **said),
        "送达记下了，等待期开始。",
    )


def carry_out(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    decision = get_object_or_404(Decision, clue=clue, pk=pk)
    today = timezone.localdate()
    return perform(
        request,
        clue,
        forms.NothingForm(request.POST),
        lambda _: decide.carry_out(decision, by=request.user, today=today),
        "执行了。",
    )


def withdraw(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    decision = get_object_or_404(Decision, clue=clue, pk=pk)
    return perform(
        request,
        clue,
        forms.ReasonForm(request.POST),
        lambda said: decide.withdraw(decision, by=request.user, **said),
        "撤回了，记录还在。",
    )


def endorse(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    closure = get_object_or_404(Closure, clue=clue, pk=pk)
    return perform(
        request,
        clue,
        forms.WordsForm(request.POST),
        lambda said: close.endorse(closure, by=request.user, opinion=said["words"]),
        "签好了。",
    )


def explain(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    closure = get_object_or_404(Closure, clue=clue, pk=pk)
    return perform(
        request,
        clue,
        forms.ReasonForm(request.POST),
        lambda said: close.explain_data(closure, by=request.user, **said),
        "原因记下了，由第二人判断。",
    )


def review(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    clue = fetch(request, code)
    closure = get_object_or_404(Closure, clue=clue, pk=pk)
    return perform(
        request,
        clue,
        forms.ReviewForm(request.POST),
        lambda said: close.review(
            closure, by=request.user, agrees=said["agrees"] == "yes", words=said["words"]
        ),
        "审核意见记下了。",
    )


def show_id(request: OfficeRequest, code: str) -> HttpResponse:
    """The full number as a fragment; the page hides it again after fifteen seconds."""
    clue = fetch(request, code)
    form = forms.ReasonForm(request.POST)
    if not form.is_valid():
        return HttpResponse("请写一句为什么要看。", status=422)
    try:
        number = reveal.reveal_id(clue, by=request.user, **form.cleaned_data)
    except Refused as error:
        return HttpResponse(str(error), status=error.status)
    return HttpResponse(number or "没有读到号码", content_type="text/plain; charset=utf-8")


def take_back(request: OfficeRequest, code: str) -> HttpResponse:
    clue = fetch(request, code)
    line = clue.steps.last()
    if line is None:
        return refused(request, clue, ["没有能撤销的操作。"], 422)
    try:
        undo.undo(line, by=request.user)
    except Refused as error:
        return refused(request, clue, [str(error)], error.status)
    messages.success(request, "撤销了。")
    return redirect(clue.get_absolute_url())
