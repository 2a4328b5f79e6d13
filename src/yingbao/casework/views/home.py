"""The first page after login: by role, what to do next."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yingbao.casework.actions.handover import colleagues
from yingbao.casework.actions.trips import TRAVELLERS, days_ahead
from yingbao.casework.models import Role
from yingbao.casework.selectors import home as reads
from yingbao.casework.selectors.office import waiting_for
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
    days, planned = days_ahead(today), [trip for trip in trips if trip.day]
    return render(
        request,
        "casework/home.html",
        {
            "today": today,
            "late": reads.late(user, today),
            "week": reads.due_this_week(user, today),
            "pace": reads.pace(user),
            "may_dispatch": user.role in (Role.COUNTY_OFFICER, Role.COUNTY_LEADER),
            "fresh_count": waiting_for(user).filter(status="new").count(),
            "trips": trips,
            "planned_count": len(planned),
            "unplanned_count": len(trips) - len(planned),
            "week_plan": reads.by_day(trips, days),
            "days": days,
            "colleagues": colleagues(user) if trips else (),
            "to_send": reads.to_send(user),
            "may_plan": user.role in TRAVELLERS,
            "desk": desk,
            "queue": waiting_for(user)
            .exclude(status__in=["dispatched", "new"])
            .select_related("township")
            .order_by("due_on", "township__order", "village", "code")[:30],
            "helped": reads.helped(user, today.replace(day=1)),
            "handed": reads.handed_over(user),
            "revisits": reads.revisits(user),
            "steps": reads.recent_steps(user),
        },
    )
