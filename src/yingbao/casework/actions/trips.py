"""Plan a trip 排进哪天: an officer's own plan. No deadline moves by it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.clock import is_workday
from yingbao.casework.models import Clue, Role, Township, TripPlan, User, VillageTravel

TRAVELLERS = (Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER)
DAYS_OFFERED = 5
LONGEST = 600  # minutes


def days_ahead(today: date) -> list[date]:
    """The next workdays a trip can be put into, today first when it is one."""
    near = (today + timedelta(days=number) for number in range(21))
    return [day for day in near if is_workday(day)][:DAYS_OFFERED]


@transaction.atomic
def plan(
    place: Township,
    village: str,
    day: date | None,
    *,
    by: User,
    today: date,
    companion: str | None = None,
) -> TripPlan:
    """Puts the village into a day, or out of every day. Only where visits wait in sight.

    `companion` is who goes along; None leaves whoever was named before, an empty text names nobody.
    """
    require_role(by, *TRAVELLERS, what="排入户")
    _require_visits(place, village, by)
    if day is not None and day not in days_ahead(today):
        first, *_, last = days_ahead(today)
        raise Refused(f"{day} 排不进去。可以排 {first} 到 {last} 的工作日。")
    said: dict[str, object] = {"day": day}
    if companion is not None:
        said["companion"] = _another(companion, by)
    made, _ = TripPlan.objects.update_or_create(
        user=by, township=place, village=village, defaults=said
    )
    audit(by, "plan_trip", f"{place}{village}", day=str(day or ""))
    return made


def _another(companion: str, by: User) -> str:
    companion = companion.strip()
    if companion == by.name:
        raise Refused("同行的写了您自己。入户要两个人，写另一个人；还没定的先空着。")
    return companion


def companion_for(clue: Clue, user: User, today: date) -> str:
    """Who goes along to this village by the person's own plan; empty when nobody is named."""
    plans = TripPlan.objects.filter(user=user, township=clue.township, village=clue.village)
    named = plans.filter(day__gte=today).values_list("companion", flat=True)
    return named.first() or ""


@transaction.atomic
def say_minutes(place: Township, village: str, minutes: int, *, by: User) -> VillageTravel:
    """How long the way takes, from whoever goes it."""
    require_role(by, *TRAVELLERS, what="填路上时间")
    _require_visits(place, village, by)
    if not 1 <= minutes <= LONGEST:
        raise Refused(f"路上时间写的是 {minutes} 分钟，应在 1 到 {LONGEST} 之间。")
    made, _ = VillageTravel.objects.update_or_create(
        township=place, village=village, defaults={"minutes": minutes}
    )
    audit(by, "village_minutes", f"{place}{village}", minutes=minutes)
    return made


def _require_visits(place: Township, village: str, by: User) -> None:
    seen = Clue.objects.visible_to(by).filter(township=place, village=village)
    if not village or not seen.filter(status=Clue.Status.DISPATCHED).exists():
        raise Refused("这个村现在没有等您入户的线索。")
