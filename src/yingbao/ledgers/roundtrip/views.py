"""The round trip's pages: take a sheet out, bring it back, see every row's verdict, apply."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Role, Township
from yingbao.casework.models.people import TOWNSHIP_ROLES
from yingbao.casework.views.request import OfficeRequest
from yingbao.ledgers.books.columns import FILED
from yingbao.ledgers.roundtrip import verbs
from yingbao.ledgers.roundtrip.judging import OK, STALE
from yingbao.ledgers.roundtrip.model import ReturnedSheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 20 * 1024 * 1024


def desk(request: OfficeRequest) -> HttpResponse:
    """Export, hand in, and the sheets handed in so far."""
    refusal = ""
    if request.method == "POST":
        try:
            return redirect("roundtrip_sheet", pk=_taken(request).pk)
        except Refused as error:
            refusal = str(error)
    context = {
        "refusal": refusal,
        "sheets": ReturnedSheet.objects.visible_to(request.user).select_related("by", "township")[
            :30
        ],
        "townships": [request.user.township] if request.user.township else Township.objects.all(),
        "may_take": request.user.role in (*TOWNSHIP_ROLES, Role.COUNTY_OFFICER),
        "books": FILED,
        "may_hand_in": request.user.role in TOWNSHIP_ROLES,
    }
    return render(request, "ledgers/roundtrip.html", context, status=422 if refusal else 200)


def _taken(request: OfficeRequest) -> ReturnedSheet:
    file = request.FILES.get("file")
    if file is None:
        raise Refused("还没有选文件。")
    if file.size is None or file.size > LARGEST:
        raise Refused("文件太大，不是填报表。请交原来导出的那份。")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        path.write_bytes(file.read())
        return verbs.take(path, by=request.user, today=timezone.localdate())


def export(request: OfficeRequest) -> HttpResponse:
    place = get_object_or_404(Township, name=request.GET.get("township", ""))
    try:
        content = verbs.send_out(place, by=request.user, today=timezone.localdate())
    except Refused as error:
        return HttpResponse(
            str(error), status=error.status, content_type="text/plain; charset=utf-8"
        )
    answer = HttpResponse(content, content_type=XLSX)
    name = quote(f"{place}入户核查填报.xlsx")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def sheet(request: OfficeRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(ReturnedSheet.objects.visible_to(request.user), pk=pk)
    lines = item.lines
    context = {
        "sheet": item,
        "lines": [line for line in lines if line["verdict"] != "没填"],
        "counts": dict(Counter(line["verdict"] for line in lines)),
        "ready": sum(line["verdict"] == OK for line in lines),
        "stale": STALE,
        "mine": request.user.township_id == item.township_id,
    }
    return render(request, "ledgers/returned_sheet.html", context)


def apply(request: OfficeRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(ReturnedSheet.objects.visible_to(request.user), pk=pk)
    try:
        count = verbs.apply(item, by=request.user, today=timezone.localdate())
        messages.success(request, f"收下了 {count} 条。没收下的在表里写着原因。")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("roundtrip_sheet", pk=item.pk)


def choose(request: OfficeRequest, pk: int, row: int) -> HttpResponse:
    item = get_object_or_404(ReturnedSheet.objects.visible_to(request.user), pk=pk)
    try:
        line = verbs.choose(item, row, by=request.user, today=timezone.localdate())
        messages.success(request, line["say"] or "按您填的收下了。")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("roundtrip_sheet", pk=item.pk)
