"""Planning trips from the home page and from the list."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from yingbao.casework.actions import trips
from yingbao.casework.actions.handover import colleagues
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.forms import MinutesForm, TripForm
from yingbao.casework.models import Clue, Township
from yingbao.casework.views.request import OfficeRequest


def _place(request: OfficeRequest) -> Township:
    """A township with clues in this person's sight; others do not exist."""
    seen = Clue.objects.visible_to(request.user).values("township")
    return get_object_or_404(Township, pk__in=seen, name=request.POST.get("township", ""))


def plan(request: OfficeRequest) -> HttpResponse:
    """One village into a day, or out of it when the day is left empty."""
    place, form = _place(request), TripForm(request.POST)
    if not form.is_valid():
        messages.error(
            request,
            "没有排：日子、村名或同行的人没有读懂。在首页的列表里选一天，同行的写一个名字。",
        )
        return redirect("home")
    said, today = form.cleaned_data, timezone.localdate()
    village, day = said["village"], said["day"]
    try:
        trips.plan(place, village, day, by=request.user, today=today, companion=said["companion"])
    except Refused as error:
        messages.error(request, f"没有排：{error}")
        return redirect("home")
    messages.success(request, f"{village}排进 {day}。" if day else f"{village}不排了，还在待入户。")
    return redirect("home")


def minutes(request: OfficeRequest) -> HttpResponse:
    """How long the way to a village takes, as the township says."""
    place, form = _place(request), MinutesForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"没有记：路上时间写 1 到 {trips.LONGEST} 的整分钟。")
        return redirect("home")
    try:
        trips.say_minutes(place, **form.cleaned_data, by=request.user)
    except Refused as error:
        messages.error(request, f"没有记：{error}")
        return redirect("home")
    messages.success(request, "路上时间记下了。")
    return redirect("home")


def preview(request: OfficeRequest) -> HttpResponse:
    """The chosen clues as villages and households, before any is put into a day."""
    clues = _chosen(request)
    context = {
        "villages": _villages(clues),
        "count": len(clues),
        "left": len(request.POST.getlist("code")) - len(clues),
        "days": trips.days_ahead(timezone.localdate()),
        "codes": [clue.code for clue in clues],
        "colleagues": colleagues(request.user),
    }
    return render(request, "casework/trip_preview.html", context)


def plan_chosen(request: OfficeRequest) -> HttpResponse:
    """Village by village by the same verb; a refused one is named, the rest is planned."""
    day, done, refusals = _day(request.POST.get("day", "")), 0, []
    companion = request.POST.get("companion", "").strip()[:40] or None
    for row in _villages(_chosen(request)):
        try:
            if day is None:
                raise Refused("没有选哪一天。")
            trips.plan(
                row["place"],
                row["village"],
                day,
                by=request.user,
                today=timezone.localdate(),
                companion=companion,
            )
            done += 1
        except Refused as error:
            refusals.append(str(error))
    words = f"{done} 个村排进 {day}。" if done else "一个村也没有排。"
    messages.success(request, words + (f"没有排的：{refusals[0]}" if refusals else ""))
    return redirect("home")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _chosen(request: OfficeRequest) -> list[Clue]:
    codes = request.POST.getlist("code")
    waiting = Clue.objects.visible_to(request.user).filter(status=Clue.Status.DISPATCHED)
    found = waiting.filter(code__in=codes).exclude(village="").exclude(direction="数据")
    return list(found.select_related("township").order_by("township__order", "village", "code"))


def _villages(clues: list[Clue]) -> list[dict[str, Any]]:
    groups: dict[tuple[Township, str], set[str]] = {}
    for clue in clues:
        groups.setdefault((clue.township, clue.village), set()).add(clue.door)
    return [
        {"place": place, "village": village, "homes": len(doors)}
        for (place, village), doors in groups.items()
    ]
