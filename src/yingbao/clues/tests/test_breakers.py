"""Doubtful data hold new clues for a person; a first run, a small county, a sound source hold nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yingbao.clues import Clue, ClueMemory, raise_clues
from yingbao.clues.breakers import (
    BreakerState,
    Profile,
    UnknownHold,
    Watch,
    hold,
    profiles,
    tripped,
)
from yingbao.clues.breakers.state import Accepted
from yingbao.clues.tests import cast

MARCH, APRIL, NEXT_YEAR = date(2020, 3, 31), date(2020, 4, 30), date(2021, 5, 31)
LIMITS = {
    "breakers/stale_months": 12, "breakers/shrunken_share": 0.5, "breakers/shift_distance": 0.3,
    "breakers/least_rows": 100, "breakers/township_capacity": 3,
}  # fmt: skip
TOWNS = {"龙港镇": 300, "中村镇": 300}
ROLL = Profile(600, APRIL, 600, TOWNS)


@pytest.fixture
def clue(tmp_path) -> Clue:
    folder = cast.snapshot(tmp_path)
    raised = raise_clues(cast.ROWS, cast.CARDS, folder, cast.Vault(), cast.Keys())
    return next(clue for clue in raised if clue.rule == "212")


def kinds(now: Profile, former: Profile = ROLL, on: date = APRIL, since: date = MARCH) -> list[str]:
    found = tripped({"death_record": Accepted(former, since)}, {"death_record": now}, on, LIMITS)
    return [trip.kind for trip in found.values()]


def test_a_source_seen_for_the_first_time_trips_nothing():
    old_and_tiny = Profile(1, date(2001, 1, 1), 0, {"龙港镇": 1})
    assert tripped({}, {"death_record": old_and_tiny}, APRIL, LIMITS) == {}


def test_the_same_source_again_trips_nothing():
    assert kinds(ROLL) == []
    assert kinds(ROLL, on=MARCH) == []


def test_less_than_half_of_last_time_is_shrunken():
    assert kinds(replace(ROLL, rows=299, linked=299, towns={"龙港镇": 150, "中村镇": 149})) == [
        "缩水"
    ]
    assert kinds(replace(ROLL, rows=300, linked=300, towns={"龙港镇": 150, "中村镇": 150})) == []


def test_a_short_list_may_grow_and_shrink_as_it_likes():
    assert kinds(Profile(3, APRIL, 3, {"龙港镇": 3}), Profile(99, MARCH, 99, TOWNS)) == []


def test_a_township_that_fell_out_is_a_shift():
    assert kinds(replace(ROLL, towns={"龙港镇": 600})) == ["异常"]


def test_numbers_that_can_no_longer_be_read_are_a_shift():
    assert kinds(replace(ROLL, linked=300)) == ["异常"]


def test_a_source_without_news_for_more_than_the_months_allowed_is_stale():
    assert kinds(ROLL, on=NEXT_YEAR) == ["旧"]
    assert kinds(ROLL, on=date(2021, 4, 30)) == []
    assert kinds(replace(ROLL, newest=date(2020, 5, 1)), on=NEXT_YEAR) == []


def test_running_again_on_the_day_a_stale_source_was_accepted_trips_nothing():
    assert kinds(ROLL, on=NEXT_YEAR, since=NEXT_YEAR) == []


def test_looking_back_at_an_earlier_day_trips_nothing():
    assert kinds(Profile(1, MARCH, 1, {}), on=MARCH, since=APRIL) == []


def watch(
    state: BreakerState | None = None,
    memory: ClueMemory | None = None,
    now: Profile = ROLL,
    needs: Sequence[str] = ("death_record",),
    **limits: object,
) -> Watch:
    state = state or BreakerState(accepted={"death_record": Accepted(ROLL, MARCH)})
    merged = LIMITS | limits
    trips = tripped(state.accepted, {"death_record": now}, APRIL, merged)
    return Watch(memory or ClueMemory(), state, trips, {"212": needs}, merged, APRIL)


HALF = replace(ROLL, rows=200, linked=200, towns={"龙港镇": 100, "中村镇": 100})


def test_a_new_clue_of_a_doubtful_source_waits_with_the_reason(clue):
    out, held = hold([clue], watch(now=HALF))
    assert out == []
    assert held[0].clue == clue
    assert held[0].why == "“死亡注销”上次 600 行，这次只有 200 行，可能没有交全"


def test_a_rule_that_does_not_stand_on_the_source_goes_on(clue):
    assert hold([clue], watch(now=HALF, needs=["vehicle"])) == ([clue], [])


def test_a_clue_that_somebody_has_in_hand_is_not_taken_back(clue):
    memory = ClueMemory()
    memory.meet([clue], MARCH)
    assert hold([clue], watch(memory=memory, now=HALF)) == ([clue], [])


def test_the_decision_is_the_same_when_the_run_is_repeated(clue):
    before = BreakerState(accepted={"death_record": Accepted(ROLL, MARCH)})
    _, held = hold([clue], watch(before, now=HALF))
    notes = [item.note("死亡后仍在册") for item in held]
    after = before.after({"death_record": HALF}, ["death_record"], notes, APRIL)
    assert after.accepted == before.accepted
    assert hold([clue], watch(after, now=HALF)) == ([], held)


def test_a_mended_source_lets_its_clues_go_by_itself(clue):
    state = BreakerState(accepted={"death_record": Accepted(ROLL, MARCH)})
    after = state.after({"death_record": HALF}, ["death_record"], [], APRIL)
    assert hold([clue], watch(after, now=ROLL)) == ([clue], [])


def held_state(clue: Clue) -> BreakerState:
    state = BreakerState(accepted={"death_record": Accepted(ROLL, MARCH)})
    _, held = hold([clue], watch(state, now=HALF))
    notes = [item.note("死亡后仍在册") for item in held]
    return state.after({"death_record": HALF}, ["death_record"], notes, APRIL)


def test_a_released_clue_goes_out_and_the_release_is_on_record(clue):
    state = held_state(clue)
    assert state.released("", [clue.clue_id], "王局", "去看过名册", APRIL) == 1
    assert hold([clue], watch(state, now=HALF)) == ([clue], [])
    assert state.held == []
    assert (state.releases[0].by, state.releases[0].why) == ("王局", "去看过名册")
    other = replace(clue, fingerprint="g")
    assert hold([other], watch(state, now=HALF))[0] == []


def test_releasing_a_whole_source_accepts_it_as_it_is_now(clue):
    state = held_state(clue)
    state.released("death_record", [], "王局", "公安确认本月就这些", APRIL)
    other = replace(clue, fingerprint="g")
    assert hold([clue, other], watch(state, now=HALF)) == ([clue, other], [])


@pytest.mark.parametrize(
    ("cause", "ids"), [("vehicle", []), ("", ["C0"]), ("death_record", ["C0"])]
)
def test_a_release_that_names_nothing_held_changes_nothing(clue, cause, ids):
    state = held_state(clue)
    before = state.to_bytes()
    with pytest.raises(UnknownHold):
        state.released(cause, ids, "王局", "看过", APRIL)
    assert state.to_bytes() == before


def many(clue: Clue, count: int, **changes: object) -> list[Clue]:
    return [
        replace(clue, fingerprint=f"f{n:03}", clue_id=f"C{n:03}", **changes) for n in range(count)
    ]  # type: ignore[arg-type]


def test_a_first_run_sends_everything_however_much_it_is(clue):
    assert hold(many(clue, 9), watch())[1] == []


def test_beyond_capacity_the_least_urgent_wait_and_a_second_run_sends_no_second_portion(clue):
    memory = ClueMemory()
    memory.meet(many(replace(clue, rule="x"), 1, township="外乡"), MARCH)
    fresh = [replace(c, fingerprint=f"n{c.fingerprint}") for c in many(clue, 5, level="黄")]
    red = replace(clue, fingerprint="red", level="红")
    out, held = hold([*fresh, red], watch(memory=memory))
    assert red in out and len(out) == 3 and len(held) == 3
    memory.meet(out, APRIL)
    again, still = hold([*fresh, red], watch(memory=memory))
    assert again == out and still == held


def test_missed_help_goes_out_before_yellow_pattern_clues(clue):
    memory = ClueMemory()
    memory.meet(many(clue, 1), MARCH)
    yellow = [replace(c, fingerprint=f"y{c.fingerprint}", level="黄") for c in many(clue, 3)]
    help_ = [
        replace(c, fingerprint=f"h{c.fingerprint}", level="蓝", kind="漏保") for c in many(clue, 3)
    ]
    out, _ = hold([*yellow, *help_], watch(memory=memory))
    assert out == help_


def test_a_county_may_lift_the_capacity(clue):
    memory = ClueMemory()
    memory.meet(many(clue, 1), MARCH)
    new = [replace(c, fingerprint=f"n{c.fingerprint}") for c in many(clue, 9)]
    assert hold(new, watch(memory=memory, **{"breakers/township_capacity": None}))[1] == []


def test_the_state_survives_on_disk(clue, tmp_path):
    state = held_state(clue)
    state.save(tmp_path, Path.write_bytes)
    assert BreakerState.load(tmp_path) == state
    assert BreakerState.load(tmp_path / "none") == BreakerState()


def test_a_profile_is_of_the_newest_month_not_after_the_day_judged(tmp_path):
    rows = {
        "period": pa.array(
            [date(2020, 3, 1), date(2020, 4, 1), date(2020, 4, 1), date(2020, 5, 1)]
        ),
        "township": ["龙港镇", "龙港镇", None, "龙港镇"],
        "person_id": ["a", "b", None, "c"],
    }
    pq.write_table(pa.table(rows), tmp_path / "dibao_member.parquet")
    found = profiles(tmp_path, APRIL)["dibao_member"]
    assert found == Profile(2, date(2020, 4, 1), 1, {"未注明": 1, "龙港镇": 1})


def test_a_subsidy_paid_once_does_not_make_the_next_month_look_half_sent(tmp_path):
    months = {"1": ["低保金"] * 9, "2": ["低保金"] * 9 + ["一次性补贴"] * 20, "3": ["低保金"] * 8}
    rows = [(date(2020, int(m), 1), item) for m, items in months.items() for item in items]
    paid = {"period": [month for month, _ in rows], "item": [item for _, item in rows]}
    pq.write_table(pa.table(paid), tmp_path / "payment.parquet")
    counted = [profiles(tmp_path, day)["payment"].rows for day in (date(2020, 2, 29), MARCH)]
    assert counted == [9, 8]


def test_a_regular_item_that_is_not_paid_any_more_is_seen(tmp_path):
    rows = [(date(2020, m, 1), "低保金") for m in (1, 2)] + [
        (date(2020, m, 1), "津贴") for m in (2, 3)
    ]
    paid = {"period": [month for month, _ in rows], "item": [item for _, item in rows]}
    pq.write_table(pa.table(paid), tmp_path / "payment.parquet")
    counted = [profiles(tmp_path, day)["payment"].rows for day in (date(2020, 2, 29), MARCH)]
    assert counted == [2, 1]


def test_a_list_of_standing_facts_has_no_day_of_its_own(tmp_path):
    pq.write_table(pa.table({"person_id": ["a"]}), tmp_path / "vehicle.parquet")
    assert profiles(tmp_path, APRIL)["vehicle"] == Profile(1, None, 1, {})
