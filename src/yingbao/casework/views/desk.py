"""The exchange desk and the jobs: files in, questions, receipts, runs."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from yingbao.canon import load_tables
from yingbao.casework.actions import jobs as job_verbs
from yingbao.casework.actions.export import plain
from yingbao.casework.actions.receive import receive
from yingbao.casework.actions.record import audit
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.forms import DATE_FORMATS
from yingbao.casework.models import Delivery, ExpectedDelivery, Job, MappingAnswer, Role, Run
from yingbao.casework.views.request import OfficeRequest


def exchange(request: OfficeRequest) -> HttpResponseBase:
    refusal, status = "", 200
    if request.method == "POST":
        try:
            return _take(request)
        except Refused as error:
            refusal, status = str(error), error.status
    page = Paginator(
        Delivery.objects.visible_to(request.user).select_related("uploaded_by"), 50
    ).get_page(request.GET.get("page"))
    return render(
        request,
        "casework/exchange.html",
        {
            "page": page,
            "refusal": refusal,
            "expected": _calendar() if request.user.role != Role.LIAISON else [],
            "may_upload": request.user.role in (Role.COUNTY_OFFICER, Role.LIAISON),
            "senders": sorted({table.owner for table in load_tables().values()}),
        },
        status=status,
    )


def _take(request: OfficeRequest) -> HttpResponseBase:
    files = request.FILES.getlist("files")
    if not files:
        raise Refused("还没有选文件。")
    taken = [
        receive(file, by=request.user, sender=request.POST.get("sender", "")) for file in files
    ]
    fresh = sum(new for _, new in taken)
    again = len(taken) - fresh
    messages.success(
        request, f"收到 {fresh} 份。" + (f"{again} 份和以前一模一样，没有重复收。" if again else "")
    )
    return redirect("exchange")


def _calendar() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for owed in ExpectedDelivery.objects.all():
        last = Delivery.objects.filter(sender=owed.sender, state=Delivery.State.DONE).first()
        title = load_tables()[owed.table].title if owed.table in load_tables() else owed.table
        rows.append(
            {"sender": owed.sender, "title": title, "last": last.uploaded_at if last else None}
        )
    return rows


def delivery(request: OfficeRequest, pk: int) -> HttpResponseBase:
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    return render(request, "casework/delivery.html", {"item": item})


def receipt(request: OfficeRequest, pk: int) -> HttpResponseBase:
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    return render(request, "casework/receipt.html", {"item": item})


def fix_file(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """The quarantined rows with reasons, to be mended and sent again."""
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("要改的行")
        sheet.write_row(
            0,
            0,
            ("工作表", "行", "列", "错误原因", "怎么办"),
            book.add_format({"bold": True, "bottom": 2}),
        )
        for number, row in enumerate(item.rejects, 1):
            sheet.write_row(
                number,
                0,
                [
                    plain(row.get(name, ""))
                    for name in ("sheet", "row", "column", "reason", "action")
                ],
            )
        sheet.set_column(3, 4, 50)
    audit(request.user, "fix_file", f"delivery:{item.pk}", rows=len(item.rejects))
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"要改的行_{item.pk}.xlsx")


def mapping(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """Answers are remembered per sender and layout; the file is read again with them."""
    item = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        for question in item.questions:
            if (answer := request.POST.get(question["key"])) is None:
                continue
            MappingAnswer.objects.update_or_create(
                sender=item.sender,
                layout=question.get("layout", ""),
                column=question["key"],
                defaults={"answer": answer, "by": request.user},
            )
        audit(request.user, "mapping", f"delivery:{item.pk}", answers=len(item.questions))
        Delivery.objects.filter(pk=item.pk).update(state=Delivery.State.WAITING, questions=[])
        messages.success(request, "记住了。下一次比对会照这样读。")
        return redirect("delivery", pk=item.pk)
    return render(request, "casework/mapping.html", {"item": item, "questions": item.questions})


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
