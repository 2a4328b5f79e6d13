"""Home: what to do next, late things first, then by trip: one village, one journey."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse

from yingbao.casework.models import (
    Closure,
    Clue,
    Decision,
    Revisit,
    Role,
    Step,
    Township,
    TripPlan,
    User,
    VillageTravel,
)
from yingbao.casework.models.people import TOWNSHIP_ROLES
from yingbao.casework.selectors.office import waiting_for, waits_for

AT_THE_DOOR = (Clue.Status.DISPATCHED, Clue.Status.NEW)  # on the page as trips and as dispatch
LEVEL_ORDER = {"红": 0, "蓝": 1, "橙": 2, "黄": 3}


@dataclass(frozen=True)
class Stop:
    """One household of a trip, all its clues together."""

    name: str
    clues: list[Clue]

    @property
    def first(self) -> Clue:
        return min(
            self.clues, key=lambda clue: (clue.due_on or date.max, LEVEL_ORDER.get(clue.level, 9))
        )

    @property
    def words(self) -> str:
        return f"{len(self.clues)} 条：" + "；".join(clue.title for clue in self.clues)


@dataclass(frozen=True)
class Trip:
    """A village with the households to see there."""

    village: str
    name: str = ""
    township: str = ""
    stops: list[Stop] = field(default_factory=list)
    day: date | None = None
    minutes: int | None = None
    companion: str = ""

    @property
    def place(self) -> tuple[str, str]:
        return self.township, self.name

    @property
    def forms(self) -> str:
        """The visit forms of this trip, for a phone that takes them along."""
        return json.dumps([reverse("visit", args=[stop.first.code]) for stop in self.stops])

    @property
    def start(self) -> Stop:
        """Where to knock first."""
        return min(self.stops, key=lambda stop: stop.first.due_on or date.max)

    def is_late(self, today: date) -> bool:
        return (self.start.first.due_on or date.max) < today

    @property
    def clue_count(self) -> int:
        return sum(len(stop.clues) for stop in self.stops)


def late(user: User, today: date) -> list[Clue]:
    """Past the deadline and not paused, the longest first."""
    waiting = waiting_for(user).filter(due_on__lt=today, paused_on=None)
    return list(waiting.select_related("township").order_by("due_on", "code")[:20])


def numbers(user: User, today: date) -> dict[str, int]:
    """What the page's parts hold, counted in one statement: an empty part is not asked for again.

    `late`, `week`, `fresh`, `queue`: of what waits for this person; `letters`: with a department;
    `here`: visits to make in the person's own township.
    """
    mine = waits_for(user)
    friday = today + timedelta(days=6 - today.weekday())
    counted = Clue.objects.visible_to(user).aggregate(
        late=Count("pk", filter=mine & Q(due_on__lt=today, paused_on=None)),
        week=Count("pk", filter=mine & Q(due_on__range=(today, friday))),
        fresh=Count("pk", filter=mine & Q(status=Clue.Status.NEW)),
        queue=Count("pk", filter=mine & ~Q(status__in=AT_THE_DOOR)),
        letters=Count("pk", filter=Q(status=Clue.Status.TRANSFERRED)),
        here=Count("pk", filter=Q(status=Clue.Status.DISPATCHED, township=user.township_id)),
    )
    return {name: int(count) for name, count in counted.items()}


def trips(user: User, today: date) -> tuple[list[Trip], list[Clue]]:
    """Visits to make, by village; and what can be settled at the desk."""
    if user.role not in TOWNSHIP_ROLES:
        return [], []
    waiting = waiting_for(user).filter(status=Clue.Status.DISPATCHED).select_related("township")
    clues = list(
        waiting.order_by("township__order", "village", "household_id", "person_id", "rule", "code")
    )
    desk = [clue for clue in clues if clue.direction == "数据"]
    doors = [clue for clue in clues if clue.direction != "数据"]
    found = [_trip(village, list(group)) for village, group in groupby(doors, key=_village)]
    return with_days(found, user, today), desk


def next_stop(user: User, clue: Clue) -> Stop | None:
    """The household of the same village to see after this one, the most urgent first."""
    waiting = waiting_for(user).filter(status=Clue.Status.DISPATCHED, village=clue.village)
    near = waiting.filter(township=clue.township_id).exclude(direction="数据")
    clues = near.order_by("household_id", "person_id", "rule", "code")
    stops = [_stop(list(group)) for door, group in _homes(clues) if door != clue.door]
    return min(stops, key=lambda stop: stop.first.due_on or date.max, default=None)


def with_days(found: list[Trip], user: User, today: date) -> list[Trip]:
    """The day this person planned and the minutes the township said; planned trips by day first."""
    plans = TripPlan.objects.filter(user=user, day__gte=today)
    days = {(plan.township.name, plan.village): plan for plan in plans.select_related("township")}
    ways = VillageTravel.objects.filter(township__name__in={trip.township for trip in found})
    minutes = {
        (way.township.name, way.village): way.minutes for way in ways.select_related("township")
    }
    known = [_planned(trip, days.get(trip.place), minutes.get(trip.place)) for trip in found]
    return sorted(
        known,
        key=lambda trip: (trip.day or date.max, not trip.is_late(today), -(trip.minutes or 0)),
    )


def _planned(trip: Trip, plan: TripPlan | None, minutes: int | None) -> Trip:
    day, companion = (plan.day, plan.companion) if plan else (None, "")
    return replace(trip, day=day, minutes=minutes, companion=companion)


def by_day(found: list[Trip], days: list[date]) -> list[dict[str, Any]]:
    """Each of these days with the villages planned into it, the empty days too."""
    return [{"day": day, "trips": [trip for trip in found if trip.day == day]} for day in days]


def to_send(user: User) -> QuerySet[Township]:
    """Townships with clues to send out, beside what they have in hand already: most red first."""
    if user.role != Role.COUNTY_OFFICER:
        return Township.objects.none()
    fresh = Q(clues__status=Clue.Status.NEW)
    rows = Township.objects.annotate(
        fresh=Count("clues", filter=fresh),
        red=Count("clues", filter=fresh & Q(clues__level="红")),
        missed=Count("clues", filter=fresh & Q(clues__direction="漏保")),
        open=Count("clues", filter=Q(clues__status=Clue.Status.DISPATCHED)),
    )
    return rows.filter(fresh__gt=0).order_by("-red", "-missed", "order")


def _village(clue: Clue) -> str:
    return f"{clue.township} {clue.village or '村名待查'}"


def _trip(village: str, clues: list[Clue]) -> Trip:
    stops = [_stop(list(group)) for _, group in _homes(clues)]
    return Trip(village, clues[0].village, clues[0].township.name, stops)


def _homes(clues: Iterable[Clue]) -> Iterator[tuple[str, Iterator[Clue]]]:
    """Door by door; the clues come in the order of households."""
    return groupby(clues, key=lambda clue: clue.door)


def _stop(clues: list[Clue]) -> Stop:
    first = clues[0]
    name = first.household_name or first.person_name or first.code
    return Stop(f"{name}户" if first.household_id and not name.endswith("户") else name, clues)


def queue(user: User) -> QuerySet[Clue]:
    """What waits besides visits and dispatch, the most urgent first."""
    waiting = waiting_for(user).exclude(status__in=AT_THE_DOOR).select_related("township")
    return waiting.order_by("due_on", "township__order", "village", "code")[:30]


def pace(user: User, open_ones: int) -> dict[str, float] | None:
    """What a township has to visit against what it can; None for the county."""
    place = user.township
    if place is None:
        return None
    weeks = open_ones / max(place.weekly_capacity, 1)
    return {"open": open_ones, "capacity": place.weekly_capacity, "weeks": weeks}


def helped(user: User, since: date) -> dict[str, Any]:
    """What this person's cases brought, help first: the two directions weigh the same."""
    done = Decision.objects.filter(
        clue__in=Clue.objects.visible_to(user), state="effective", effective_on__gte=since
    )
    cleared = Closure.objects.filter(
        clue__in=Clue.objects.visible_to(user),
        state="closed",
        clue__outcome="unfounded",
        reviewed_at__date__gte=since,
    )
    by_kind = {row["kind"]: row for row in _by_kind(done)}
    return {
        "enrolled": _sum(by_kind, "enrol"),
        "paid_back": _sum(by_kind, "back_pay"),
        "temporary": _sum(by_kind, "temporary"),
        "corrected": _sum(by_kind, "reduce", "stop", "recover"),
        "cleared": cleared.count(),
    }


def _by_kind(done: Any) -> Any:
    """One statement for all kinds: this page opens more often than any other."""
    counts = {"cases": Count("pk"), "people": Sum("people"), "amount": Sum("amount")}
    return done.order_by().values("kind").annotate(**{f"sum_{n}": c for n, c in counts.items()})


def _sum(by_kind: dict[str, dict[str, Any]], *kinds: str) -> dict[str, Any]:
    rows = [by_kind[kind] for kind in kinds if kind in by_kind]
    return {
        name: sum(row[f"sum_{name}"] or 0 for row in rows) for name in ("cases", "people", "amount")
    }


def handed_over(user: User, letter_count: int) -> list[dict[str, str]]:
    """What waits for others: closures under review, letters to departments, newer data."""
    if user.role not in (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER):
        return []
    mine = Closure.objects.filter(
        applied_by=user, state__in=["applied", "endorsed"]
    ).select_related("clue")
    letters = Clue.objects.visible_to(user).filter(status=Clue.Status.TRANSFERRED)
    rows = [
        {
            "words": f"{item.get_state_display()}：{item.clue.title}",
            "sub": item.get_rematch_display(),
            "url": item.clue.get_absolute_url(),
        }
        for item in mine[:8]
    ]
    return rows + [
        {"words": f"等部门回函：{clue.title}", "sub": clue.code, "url": clue.get_absolute_url()}
        for clue in (letters[:4] if letter_count else ())
    ]


def revisits(user: User) -> Iterable[Revisit]:
    """Closed cases drawn for a second look by this township, or by the inspector."""
    waiting = Revisit.objects.filter(done_on=None).select_related("clue", "township")
    if user.role == Role.INSPECTOR:
        return waiting
    return waiting.filter(township=user.township) if user.township_id else Revisit.objects.none()


def recent_steps(user: User) -> Iterable[Step]:
    return (
        Step.objects.filter(clue__in=Clue.objects.visible_to(user))
        .select_related("clue")
        .order_by("-pk")[:8]
    )
