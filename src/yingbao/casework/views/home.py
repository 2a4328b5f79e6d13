"""The first page after login: by role, what to do next."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yingbao.casework.actions.handover import colleagues
from yingbao.casework.actions.trips import TRAVELLERS, days_ahead
from yingbao.casework.models import Role
from yingbao.casework.selectors import home as reads
from yingbao.casework.views.request import OfficeRequest

ELSEWHERE = {
    Role.LIAISON: "exchange",
    Role.SECURITY_ADMIN: "accounts",
    Role.AUDIT_ADMIN: "audit",
    Role.SYSTEM_ADMIN: "jobs",
}


def home(request: OfficeRequest) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    if (other := ELSEWHERE.get(Role(user.role))) is not None:
        return redirect(other)
    trips, desk = reads.trips(user, today)
    numbers, days, planned = (
        reads.numbers(user, today),
        days_ahead(today),
        [trip for trip in trips if trip.day],
    )
    return render(
        request,
        "casework/home.html",
        {
            "today": today,
            "late": reads.late(user, today) if numbers["late"] else [],
            "week": numbers["week"],
            "pace": reads.pace(user, numbers["here"]),
            "may_dispatch": user.role in (Role.COUNTY_OFFICER, Role.COUNTY_LEADER),
            "fresh_count": numbers["fresh"],
            "trips": trips,
            "planned_count": len(planned),
            "unplanned_count": len(trips) - len(planned),
            "week_plan": reads.by_day(trips, days),
            "days": days,
            "colleagues": colleagues(user) if trips else (),
            "to_send": reads.to_send(user),
            "may_plan": user.role in TRAVELLERS,
            "desk": desk,
            "queue": reads.queue(user) if numbers["queue"] else [],
            "helped": reads.helped(user, today.replace(day=1)),
            "handed": reads.handed_over(user, numbers["letters"]),
            "revisits": reads.revisits(user),
            "steps": reads.recent_steps(user),
        },
    )
