"""What the boards, lists and files of a household say, and what they must not say."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.casework.actions import decide
from yingbao.casework.actions.verify import Verdict, verify
from yingbao.casework.models import Clue, Decision, Run
from yingbao.casework.selectors import dashboard as board
from yingbao.casework.selectors.home import trips
from yingbao.casework.selectors.ledgers import line_of, to_rectify
from yingbao.casework.selectors.plain_words import plain_words
from yingbao.casework.selectors.precision import Precision, floor_of_today
from yingbao.casework.selectors.timeline import timeline
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.clues.precision import wilson


def help_and_correct(cast: Cast) -> None:
    kinds = (
        (Decision.Kind.BACK_PAY, "漏保", Decimal(900)),
        (Decision.Kind.RAISE, "漏保", Decimal(60)),
    )
    for kind, direction, amount in kinds:
        clue = cast.verified(direction=direction, level="蓝", household_id=f"h-{uuid.uuid4()}")
        item = decide.draft(clue, decide.Draft(kind, "符合", "条款", amount), by=cast.liu)
        decide.approve(item, by=cast.zhou, today=TODAY)
        decide.carry_out(item, by=cast.zhou, today=TODAY)


def test_both_directions_stand_side_by_side_with_their_amounts(cast: Cast) -> None:
    help_and_correct(cast)
    seen = board.dashboard(cast.he, TODAY)
    paid = next(tile for tile in seen["helped"] if tile["kind"] == "back_pay")
    assert (paid["cases"], paid["amount"]) == (1, 900)
    assert [tile["kind"] for tile in seen["corrected"]] == ["reduce", "stop", "recover"]
    assert seen["both"][-1] == {"month": date(2026, 11, 1), "helped": 2, "corrected": 0}


def test_what_happened_in_other_months_is_not_this_month_s(cast: Cast) -> None:
    help_and_correct(cast)
    later = board.dashboard(cast.he, date(2027, 1, 15))
    paid = next(tile for tile in later["helped"] if tile["kind"] == "back_pay")
    assert (paid["cases"], paid["ever"]) == (0, 1)
    assert [row["month"].month for row in later["both"]] == [8, 9, 10, 11, 12, 1]


def test_a_township_s_board_shows_its_villages_and_nobody_else_s(cast: Cast) -> None:
    cast.dispatched()
    cast.dispatched(township=cast.duanshi, village="曲堤村", household_id="h-9")
    own = board.dashboard(cast.liu, TODAY)
    assert [row["place"] for row in own["places"]] == ["梁庄村"] and own["sources"] == []
    county = board.dashboard(cast.zhou, TODAY)
    assert {row["place"] for row in county["places"]} == {"龙港镇", "端氏镇"}


def test_the_sum_line_is_the_sum_of_its_rows(cast: Cast) -> None:
    cast.dispatched()
    cast.verified(household_id="h-2")
    seen = board.dashboard(cast.zhou, TODAY)
    for name, total in seen["places_sum"].items():
        assert total == sum(row[name] for row in seen["places"])
    row = seen["places"][0]
    assert row["sent"] == row["closed"] + row["verified"] + row["waiting"] == 2


def test_a_rule_whose_best_case_is_under_the_floor_is_named(cast: Cast) -> None:
    for number in range(12):
        clue = cast.dispatched(household_id=f"h-{number}")
        verdict = Verdict(Clue.Outcome.UNFOUNDED, "没有车")
        verify({clue: verdict}, cast.visit(), by=cast.liu, today=TODAY)
    words = [matter.words for matter in board.dashboard(cast.he, TODAY)["matters"]]
    assert any("规则 219 属实率 0%" in word for word in words)


def test_few_cases_condemn_no_rule() -> None:
    assert not Precision("219", "车", "错保", 3, 0).below_floor
    assert Precision("219", "车", "错保", 40, 4).below_floor


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_nothing_and_all(
    case: tuple[int, int],
) -> None:
    hits, tries = case
    low, high = wilson(hits, tries)
    assert 0 <= low <= hits / tries <= high <= 1


def test_the_interval_is_wilson_s() -> None:
    assert wilson(41, 44) == pytest.approx((0.818, 0.977), abs=0.001)  # by hand
    assert wilson(0, 0) == (0.0, 1.0) and floor_of_today() == 0.30


def test_the_person_is_told_what_was_seen_asked_and_promised(cast: Cast) -> None:
    words = plain_words(cast.clue())
    assert "机动车登记里有 1 辆小型轿车" in words and "您正在领的救助不会变" in words
    assert "违规" not in words and "？" in words
    helping = plain_words(cast.clue(direction="漏保", level="蓝", household_id="h-2"))
    assert "该给的没有给" in helping and "不会变" not in helping


def test_the_timeline_runs_from_the_newest_to_the_oldest(cast: Cast) -> None:
    clue = cast.verified()
    money = {"农村低保金": {date(2026, 9, 1): Decimal(370), date(2026, 10, 1): Decimal(410)}}
    events = timeline([clue], money)
    assert [event.on for event in events] == sorted((event.on for event in events), reverse=True)
    words = "".join(event.words for event in events)
    assert "提出线索" in words and "见到本人" in words and "¥370 变为 ¥410" in words


@pytest.mark.django_db
def test_a_month_without_change_is_no_event() -> None:
    same = {"农村低保金": {date(2026, 9, 1): Decimal(370), date(2026, 10, 1): Decimal(370)}}
    assert timeline([], same) == []


def test_one_person_outside_every_roll_is_one_stop_with_all_clues(cast: Cast) -> None:
    for rule in ("203", "205"):
        cast.dispatched(rule=rule, household_id="", person_id="p-7", person_name="刘巧霞")
    cast.dispatched(rule="203", household_id="", person_id="p-8", person_name="刘巧霞")
    village = trips(cast.liu, TODAY)[0][0]
    assert sorted(len(stop.clues) for stop in village.stops) == [1, 2]


def test_the_rectification_ledger_counts_what_is_due_and_what_was_paid(cast: Cast) -> None:
    clue = cast.verified()
    content = decide.Draft(Decision.Kind.BACK_PAY, "少发", "条款", Decimal(900))
    decide.draft(clue, content, by=cast.liu)
    line = line_of(to_rectify(cast.liu).get())
    assert line.paid_back == (Decimal(900), Decimal(0)) and not line.missing_measure
    assert not to_rectify(cast.ma).exists()


def test_a_run_leads_to_what_it_brought_and_what_it_no_longer_saw(cast: Cast) -> None:
    old = cast.clue(title="老线索")
    later = Run.objects.create(as_of=date(2026, 12, 20), made_by="x", snapshot="s", folder="r2")
    new = cast.clue(title="新线索", first_run=later, last_run=later, household_id="h-2")
    Clue.objects.filter(pk=old.pk).update(gone_since=later)
    client = cast.login(cast.zhou)
    fresh = client.get(f"/clues/?new_in={later.pk}").content.decode()
    gone = client.get(f"/clues/?gone_in={later.pk}").content.decode()
    assert new.code in fresh and old.code not in fresh
    assert old.code in gone and new.code not in gone
