"""Trips into days: the officer's own plan, by village, only where visits wait."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from yingbao.casework.actions import trips
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.clock import is_workday
from yingbao.casework.models import Clue, TripPlan, VillageTravel
from yingbao.casework.selectors.home import by_day, next_stop, with_days
from yingbao.casework.selectors.home import trips as trips_of
from yingbao.casework.tests.cast import TODAY, Cast


def test_a_planned_village_stands_under_its_day_with_its_households(cast: Cast) -> None:
    cast.dispatched()
    cast.dispatched(household_id="h-2")
    cast.dispatched(household_id="h-3", village="上河村")
    day = trips.days_ahead(TODAY)[1]
    trips.plan(cast.longgang, "梁庄村", day, by=cast.liu, today=TODAY)
    found, _ = trips_of(cast.liu, TODAY)
    days = trips.days_ahead(TODAY)
    assert [[trip.name for trip in row["trips"]] for row in by_day(found, days)][:3] == [
        [],
        ["梁庄村"],
        [],
    ]
    assert [trip.name for trip in found] == ["梁庄村", "上河村"]
    assert not any(row["trips"] for row in by_day(with_days(found, cast.ma, TODAY), days))


def test_the_farther_village_stands_first_until_days_are_planned(cast: Cast) -> None:
    cast.dispatched()
    cast.dispatched(household_id="h-3", village="上河村")
    trips.say_minutes(cast.longgang, "梁庄村", 35, by=cast.liu)
    trips.say_minutes(cast.longgang, "上河村", 120, by=cast.liu)
    assert [trip.name for trip in trips_of(cast.liu, TODAY)[0]] == ["上河村", "梁庄村"]


def test_a_village_with_a_late_household_stands_before_the_far_one(cast: Cast) -> None:
    cast.dispatched()
    late = cast.dispatched(household_id="h-3", village="上河村")
    Clue.objects.filter(pk=late.pk).update(due_on=TODAY - timedelta(days=1))
    trips.say_minutes(cast.longgang, "梁庄村", 120, by=cast.liu)
    first = trips_of(cast.liu, TODAY)[0][0]
    assert first.name == "上河村" and first.start.first == late


def test_after_a_visit_the_same_village_goes_on_until_nobody_waits(cast: Cast) -> None:
    seen, other = cast.dispatched(), cast.dispatched(household_id="h-2")
    cast.dispatched(household_id="h-3", village="上河村")
    following = next_stop(cast.liu, seen)
    assert following is not None and following.first == other
    Clue.objects.filter(pk=other.pk).update(status="verified")
    assert next_stop(cast.liu, seen) is None


def test_planning_again_moves_the_day_and_no_day_gives_it_up(cast: Cast) -> None:
    cast.dispatched()
    first, second, *_ = trips.days_ahead(TODAY)
    for day in (first, second, None):
        trips.plan(cast.longgang, "梁庄村", day, by=cast.liu, today=TODAY)
        assert TripPlan.objects.get().day == day


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=60)])
def test_a_day_outside_the_next_workdays_is_refused(cast: Cast, day: date) -> None:
    cast.dispatched()
    with pytest.raises(Refused, match="排不进去"):
        trips.plan(cast.longgang, "梁庄村", day, by=cast.liu, today=TODAY)


def test_only_workdays_are_offered() -> None:
    assert all(map(is_workday, trips.days_ahead(date(2026, 11, 28))))


def test_the_page_plans_and_keeps_the_minutes(cast: Cast) -> None:
    cast.dispatched()
    client = cast.login(cast.liu)
    where = {"township": "龙港镇", "village": "梁庄村"}
    day = trips.days_ahead(timezone.localdate())[0]
    client.post("/trips/plan/", where | {"day": str(day)})
    client.post("/trips/minutes/", where | {"minutes": "40"})
    page = client.get("/").content.decode()
    assert "单程 40 分钟" in page and "已排 1，还没排 0" in page


def test_nonsense_minutes_and_days_change_nothing(cast: Cast) -> None:
    cast.dispatched()
    client = cast.login(cast.liu)
    where = {"township": "龙港镇", "village": "梁庄村"}
    for said in ("0", "半小时", "9999"):
        assert client.post("/trips/minutes/", where | {"minutes": said}).status_code == 302
    client.post("/trips/plan/", where | {"day": "哪天都行"})
    assert not VillageTravel.objects.exists() and not TripPlan.objects.exists()


def test_another_township_s_village_cannot_be_planned(cast: Cast) -> None:
    cast.dispatched()
    said = {"township": "龙港镇", "village": "梁庄村", "day": str(TODAY)}
    assert cast.login(cast.ma).post("/trips/plan/", said).status_code == 404
    assert not TripPlan.objects.exists()


def test_chosen_clues_are_shown_by_village_before_they_are_planned(cast: Cast) -> None:
    clue, other = cast.dispatched(), cast.clue(household_id="h-2")
    client = cast.login(cast.liu)
    codes = {"code": [clue.code, other.code]}
    page = client.post("/trips/preview/", codes).content.decode()
    assert "龙港镇梁庄村" in page and "另有 1 条" in page and not TripPlan.objects.exists()
    day = trips.days_ahead(timezone.localdate())[0]
    client.post("/trips/plan/chosen/", codes | {"day": str(day)})
    assert TripPlan.objects.get().day == day


def test_the_sheets_of_the_chosen_are_those_in_sight(cast: Cast) -> None:
    clue = cast.dispatched()
    said = {"code": [clue.code]}
    assert clue.title in cast.login(cast.liu).post("/visits/sheets/chosen/", said).content.decode()
    assert cast.login(cast.ma).post("/visits/sheets/chosen/", said).status_code == 302


def test_who_goes_along_stands_beside_the_day_and_in_the_visit_form(cast: Cast) -> None:
    clue, client = cast.dispatched(), cast.login(cast.liu)
    where = {"township": "龙港镇", "village": "梁庄村"}
    day = str(trips.days_ahead(timezone.localdate())[0])
    client.post("/trips/plan/", where | {"day": day})
    page = client.get("/").content.decode()
    assert "同行：待定" in page and "找人同行" in page
    client.post("/trips/plan/", where | {"day": day, "companion": " 段立新 "})
    page = client.get("/").content.decode()
    assert "同行：段立新" in page and "找人同行" not in page
    assert 'value="段立新"' in client.get(f"/clues/{clue.code}/visit/").content.decode()


def test_planning_from_the_list_leaves_the_companion_unless_one_is_named(cast: Cast) -> None:
    clue, client = cast.dispatched(), cast.login(cast.liu)
    day = trips.days_ahead(timezone.localdate())[0]
    said = {"code": clue.code, "day": str(day)}
    for name in ("段立新", "", "村主任"):
        client.post("/trips/plan/chosen/", said | {"companion": name})
        assert TripPlan.objects.get().companion == ("村主任" if name == "村主任" else "段立新")
    client.post("/trips/plan/", {"township": "龙港镇", "village": "梁庄村", "day": str(day)})
    assert TripPlan.objects.get().companion == ""


def test_nobody_goes_along_with_themselves(cast: Cast) -> None:
    cast.dispatched()
    day = trips.days_ahead(TODAY)[0]
    with pytest.raises(Refused, match="写另一个人"):
        trips.plan(cast.longgang, "梁庄村", day, by=cast.liu, today=TODAY, companion="刘春燕")
    assert not TripPlan.objects.exists()


def test_a_plan_of_days_gone_by_names_nobody_for_the_next_visit(cast: Cast) -> None:
    clue = cast.dispatched()
    day = trips.days_ahead(TODAY)[0]
    trips.plan(cast.longgang, "梁庄村", day, by=cast.liu, today=TODAY, companion="段立新")
    assert trips.companion_for(clue, cast.liu, TODAY) == "段立新"
    assert trips.companion_for(clue, cast.liu, TODAY + timedelta(days=9)) == ""
    assert trips.companion_for(clue, cast.duan, TODAY) == ""
