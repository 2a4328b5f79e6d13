"""What is done to many clues at once: dispatch with a preview, export, saved views."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from yingbao.casework.actions import dispatch as verbs
from yingbao.casework.actions import number_book
from yingbao.casework.actions.export import LARGEST, export_clues
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.forms import SaveViewForm
from yingbao.casework.models import Clue, SavedView
from yingbao.casework.selectors.clues import listed
from yingbao.casework.selectors.dashboard import dashboard
from yingbao.casework.selectors.number_tables import number_tables
from yingbao.casework.views.request import OfficeRequest
from yingbao.casework.views.take_back import offer


def _chosen(request: OfficeRequest) -> list[Clue]:
    codes = request.POST.getlist("code")
    found = Clue.objects.visible_to(request.user).filter(code__in=codes, status=Clue.Status.NEW)
    return list(found.select_related("township").order_by("township__order", "village", "code"))


def preview(request: OfficeRequest) -> HttpResponseBase:
    """Township by township: what is open there, what would come, how many weeks that is."""
    clues = _chosen(request)
    loads = verbs.preview(clues, request.user)
    left = len(request.POST.getlist("code")) - len(clues)
    return render(request, "casework/dispatch.html", {"clues": clues, "loads": loads, "left": left})


def dispatch(request: OfficeRequest) -> HttpResponseBase:
    """Each clue by the same verb; one that moved meanwhile is named, the rest go."""
    done, refusals = list[str](), []
    for clue in _chosen(request):
        try:
            verbs.dispatch(clue, by=request.user, today=timezone.localdate())
            done.append(clue.code)
        except Refused as error:
            refusals.append(str(error))
    words = f"派发了 {len(done)} 条。"
    offer(request, words, done)
    if refusals or not done:
        left = f"{len(refusals)} 条没有派：{refusals[0]}" if refusals else ""
        messages.error(request, left or words)
    return redirect(reverse("clues") + "?view=new")


def export(request: OfficeRequest) -> HttpResponseBase:
    """Exactly the rows on screen. GET says what will be in the file, POST makes it and logs it."""
    found = listed(request.user, request.GET, timezone.localdate())
    if request.method == "GET":
        return render(request, "casework/export.html", {"count": found.count(), "largest": LARGEST})
    try:
        file, name = export_clues(found, by=request.user, conditions=request.GET.urlencode())
    except Refused as error:
        context = {"count": found.count(), "largest": LARGEST, "refusal": str(error)}
        return render(request, "casework/export.html", context, status=error.status)
    return FileResponse(file, as_attachment=True, filename=name)


def export_numbers(request: OfficeRequest) -> HttpResponseBase:
    """The dashboard's own numbers, for whoever has to write them into a report."""
    shown = number_tables(dashboard(request.user, timezone.localdate()))
    file, name = number_book.export_numbers(shown, by=request.user)
    return FileResponse(file, as_attachment=True, filename=name)


def save_view(request: OfficeRequest) -> HttpResponseBase:
    form = SaveViewForm(
        request.POST or None,
        initial={"query": request.GET.get("query", ""), "page": request.GET.get("page", "clues")},
    )
    if request.method == "POST" and form.is_valid():
        SavedView.objects.create(user=request.user, **form.cleaned_data)
        messages.success(request, "视图存好了。")
        return redirect(reverse("clues") + "?" + form.cleaned_data["query"])
    return render(
        request, "casework/save_view.html", {"form": form}, status=422 if form.errors else 200
    )
