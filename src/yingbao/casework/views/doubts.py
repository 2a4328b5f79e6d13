"""Evidence worth a second look, and the second look."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.actions.sham import look_again
from yingbao.casework.models import Evidence
from yingbao.casework.selectors.doubts import open_doubts
from yingbao.casework.views.request import OfficeRequest


def listing(request: OfficeRequest) -> HttpResponse:
    return render(request, "casework/doubts.html", {"doubts": open_doubts(request.user)})


def review(request: OfficeRequest, pk: int) -> HttpResponse:
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    holds, words = request.POST.get("holds") == "yes", request.POST.get("words", "")
    try:
        look_again(evidence, by=request.user, holds=holds, words=words)
        messages.success(request, "复看记下了。")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("doubts")
