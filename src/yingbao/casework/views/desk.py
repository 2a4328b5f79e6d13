"""The exchange desk and the jobs: files in, questions, receipts, runs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from yingbao.canon import load_tables
from yingbao.casework.actions import calendar as calendar_verbs
from yingbao.casework.actions import jobs as job_verbs
from yingbao.casework.actions import receive as receive_verbs
from yingbao.casework.actions.record import audit
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.forms import DATE_FORMATS, OwedForm
from yingbao.casework.models import Delivery, ExpectedDelivery, Job, Role, Run
from yingbao.casework.selectors.calendar import owed
from yingbao.casework.views.request import OfficeRequest


def exchange(request: OfficeRequest) -> HttpResponseBase:
    refusal, status = "", 200
    if request.method == "POST":
        try:
            return _take(request)
        except Refused as error:
            refusal, status = str(error), error.status
    found = Delivery.objects.visible_to(request.user).select_related("uploaded_by")
    page = Paginator(found, 20).get_page(request.GET.get("page"))
    lines = ExpectedDelivery.objects.visible_to(request.user)
    return render(
        request,
        "casework/exchange.html",
        {
            "page": page,
            "refusal": refusal,
            "asking": found.filter(state=Delivery.State.ASKING)[:8],
            "reading": Job.objects.filter(kind="read", state__in=["waiting", "running"])[:8]
            if request.user.role != Role.LIAISON
            else [],
            "owed": owed(lines, timezone.localdate()),
            "owed_form": OwedForm(),
            "may_upload": request.user.role in (Role.COUNTY_OFFICER, Role.LIAISON),
            "may_plan": request.user.role == Role.COUNTY_OFFICER,
            "senders": sorted({table.owner for table in load_tables().values()}),
        },
        status=status,
    )


def _take(request: OfficeRequest) -> HttpResponseBase:
    files = request.FILES.getlist("files")
    if not files:
        raise Refused("还没有选文件。")
    taken = [
        receive_verbs.receive(file, by=request.user, sender=request.POST.get("sender", ""))
        for file in files
    ]
    fresh = sum(new for _, new in taken)
    again = len(taken) - fresh
    messages.success(
        request, f"收到 {fresh} 份。" + (f"{again} 份和以前一模一样，没有重复收。" if again else "")
    )
    return redirect("exchange")


def delivery(request: OfficeRequest, pk: int) -> HttpResponseBase:
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    return render(request, "casework/delivery.html", {"item": item})


def receipt(request: OfficeRequest, pk: int) -> HttpResponseBase:
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    return render(request, "casework/receipt.html", {"item": item})


def fix_file(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """The rows given back in the sender's own columns, with reasons, to be mended and sent again."""
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    path = Path(settings.DESK_ROOT) / item.fix_file
    if not item.fix_file or not path.is_file():
        raise Http404
    audit(request.user, "fix_file", f"delivery:{item.pk}", rows=item.rejected_rows)
    name = f"{Path(item.name).stem}（退回修改）.xlsx"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def mapping(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """Answers are remembered per sender and layout; the file is read again with them."""
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    refusal, status = "", 200
    if request.method == "POST":
        try:
            receive_verbs.answer(item, by=request.user, choices=request.POST.dict())
            messages.success(request, "记住了，正在照这样重新读。")
            return redirect("delivery", pk=item.pk)
        except Refused as error:
            refusal, status = str(error), error.status
    context = {"item": item, "questions": item.questions, "refusal": refusal}
    return render(request, "casework/mapping.html", context, status=status)


def explain(request: OfficeRequest, pk: int) -> HttpResponseBase:
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    try:
        receive_verbs.explain_alarm(item, by=request.user, reason=request.POST.get("reason", ""))
        messages.success(request, "说明记下了，这份数据可以用了。")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("delivery", pk=item.pk)


def owed_add(request: OfficeRequest) -> HttpResponseBase:
    form = OwedForm(request.POST)
    try:
        if request.POST.get("usual"):
            count = calendar_verbs.usual(by=request.user)
            messages.success(request, f"照常见的排了 {count} 张表，可以再改。")
        elif form.is_valid():
            calendar_verbs.expect(by=request.user, **form.cleaned_data)
            messages.success(request, "排进日历了。")
        else:
            messages.error(request, "没有排上：部门、表和几号都要填，几号写 1 到 28。")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("exchange")


def owed_remind(request: OfficeRequest, pk: int) -> HttpResponseBase:
    line = get_object_or_404(ExpectedDelivery.objects.visible_to(request.user), pk=pk)
    calendar_verbs.remind(line, by=request.user)
    messages.success(request, f"提醒留给{line.sender}了，他们一登录就看得到。")
    return redirect("exchange")


def owed_drop(request: OfficeRequest, pk: int) -> HttpResponseBase:
    line = get_object_or_404(ExpectedDelivery.objects.visible_to(request.user), pk=pk)
    calendar_verbs.drop(line, by=request.user)
    messages.success(request, "从日历里拿掉了，已收到的文件不动。")
    return redirect("exchange")


def runs(request: OfficeRequest) -> HttpResponseBase:
    refusal, status, as_of = "", 200, request.POST.get("as_of", str(timezone.localdate()))
    if request.method == "POST":
        day = _day(as_of)
        if day is not None:
            key = f"run:{day}:{Delivery.objects.order_by('-pk').values_list('pk', flat=True).first() or 0}:{timezone.now():%Y%m%d%H%M}"
            job_verbs.ask("run", key, by=request.user, arguments={"as_of": str(day)})
            messages.success(request, "排上了，做完会在这里出现。")
            return redirect("runs")
        refusal, status = f"日期没有读懂：“{as_of[:20]}”。写成 2026-11-25。", 422
    return render(
        request,
        "casework/runs.html",
        {
            "runs": Run.objects.all()[:30],
            "jobs": Job.objects.filter(kind="run").exclude(state=Job.State.DONE)[:5],
            "may_start": request.user.role in (Role.COUNTY_OFFICER, Role.COUNTY_LEADER),
            "as_of": as_of,
            "refusal": refusal,
        },
        status=status,
    )


def _day(text: str):  # type: ignore[no-untyped-def]
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None


def jobs(request: OfficeRequest) -> HttpResponseBase:
    return render(request, "casework/jobs.html", {"jobs": Job.objects.all()[:50]})


def job(request: OfficeRequest, pk: int) -> HttpResponseBase:
    found = (
        Job.objects.filter(asked_by=request.user)
        if request.user.role == Role.LIAISON
        else Job.objects.all()
    )
    return render(request, "casework/_job.html", {"job": get_object_or_404(found, pk=pk)})


def job_cancel(request: OfficeRequest, pk: int) -> HttpResponseBase:
    try:
        job_verbs.cancel(get_object_or_404(Job, pk=pk), by=request.user)
        messages.success(request, "会在这一步做完后停下，原有数据不动。")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("jobs" if request.user.role == Role.SYSTEM_ADMIN else "runs")
