"""What a comparison holds back, lets go, leaves settled or raises again, by what the last ones knew."""

from __future__ import annotations

import pytest

from yingbao.casework.actions import dispatch
from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.models import Closure, Clue, Run
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.casework.tests.lasting import (
    AUGUST,
    OCTOBER,
    SEPTEMBER,
    World,
    closed,
    held_by_a_short_list,
    judged,
    of_rule,
    store_of,
    told_otherwise,
    without,
)
from yingbao.clues import ClueMemory, OutcomeBook
from yingbao.clues.breakers import BreakerState


def test_a_first_run_holds_nothing(world: World) -> None:
    run = world.compare(AUGUST)
    assert not Clue.objects.filter(status=Clue.Status.HELD).exists()
    assert (store_of(run) / "clue_memory").exists()


def test_a_second_run_over_a_shrunken_source_holds_its_new_clues_with_the_reason(
    cast: Cast, world: World
) -> None:
    run = held_by_a_short_list(world)
    clue = of_rule("212")
    assert clue.status == Clue.Status.HELD and of_rule("203").status == Clue.Status.NEW
    reason = run.rules.get(rule="212").held_reason
    assert "上次 100 行，这次只有 20 行" in reason and "（1 条）" in reason
    assert "可能没有交全" in clue.steps.get(verb="hold").words
    with pytest.raises(Moved):
        dispatch.dispatch(clue, by=cast.zhou, today=TODAY)


def test_a_held_clue_is_released_on_the_run_s_page_and_stays_released(
    cast: Cast, world: World
) -> None:
    run = held_by_a_short_list(world)
    result = run.rules.get(rule="212")
    page = cast.login(cast.zhou).get(f"/runs/{run.pk}/").content.decode()
    assert "可能没有交全" in page and f"/runs/release/{result.pk}/" in page
    answer = cast.login(cast.zhou).post(f"/runs/release/{result.pk}/", {"reason": "公安说就这些"})
    assert answer.status_code == 302 and of_rule("212").status == Clue.Status.NEW
    world.compare(OCTOBER)
    assert of_rule("212").status == Clue.Status.NEW
    state = BreakerState.load(store_of(Run.objects.latest("pk")))
    assert state.accepted["death_record"].profile.rows == 20  # the short list is the measure now
    assert [one.why for one in state.releases] == ["放行：公安说就这些"]


@pytest.mark.parametrize("who", ["liu", "qin", "cai"])
def test_only_the_county_releases(cast: Cast, world: World, who: str) -> None:
    result = held_by_a_short_list(world).rules.get(rule="212")
    with pytest.raises(NotAllowed):
        dispatch.release(result, by=getattr(cast, who), reason="看过了")
    assert of_rule("212").status == Clue.Status.HELD


def test_a_release_wants_a_reason_and_something_to_release(cast: Cast, world: World) -> None:
    run = held_by_a_short_list(world)
    with pytest.raises(Refused, match="放行的理由"):
        dispatch.release(run.rules.get(rule="212"), by=cast.zhou, reason=" ")
    with pytest.raises(Refused, match="没有等放行的线索"):
        dispatch.release(run.rules.get(rule="203"), by=cast.zhou, reason="看过了")


def test_a_held_clue_goes_out_by_itself_once_the_list_is_whole(world: World) -> None:
    held_by_a_short_list(world)
    world.deaths = 101
    run = world.compare(OCTOBER)
    clue = of_rule("212")
    assert clue.status == Clue.Status.NEW and not run.rules.exclude(held_reason="").exists()
    assert "转为待派发" in clue.steps.get(verb="let_go").words


def test_a_clue_that_stays_held_is_let_go_where_it_was_held_last(cast: Cast, world: World) -> None:
    first = held_by_a_short_list(world).rules.get(rule="212")
    second = world.compare(OCTOBER).rules.get(rule="212")
    with pytest.raises(Refused, match="最近一次比对"):
        dispatch.release(first, by=cast.zhou, reason="看过了")
    assert dispatch.release(second, by=cast.zhou, reason="看过了") == 1


def test_what_a_township_has_in_hand_is_not_taken_back_by_a_short_list(
    cast: Cast, world: World
) -> None:
    world.compare(AUGUST)
    clue = dispatch.dispatch(of_rule("212"), by=cast.zhou, today=TODAY)
    world.rows, world.deaths = told_otherwise(because="又多了一个月。"), 20
    world.compare(SEPTEMBER)
    clue.refresh_from_db()
    assert clue.status == Clue.Status.DISPATCHED and clue.because == "又多了一个月。"


def test_a_short_list_neither_closes_a_case_nor_says_that_a_clue_is_gone(
    cast: Cast, world: World
) -> None:
    world.compare(AUGUST)
    clue = of_rule("212")
    Clue.objects.filter(pk=clue.pk).update(status=Clue.Status.CLOSING)
    closure = Closure.objects.create(clue=clue, result="已停发", applied_by=cast.zhou)
    world.rows, world.deaths = without("212"), 20
    world.compare(SEPTEMBER)
    closure.refresh_from_db()
    clue.refresh_from_db()
    assert closure.rematch == Closure.Rematch.WAITING and clue.gone_since is None
    world.deaths = 101
    world.compare(OCTOBER)
    closure.refresh_from_db()
    assert closure.rematch == Closure.Rematch.SILENT


def test_a_clue_found_untrue_and_closed_is_not_raised_again_on_the_same_evidence(
    cast: Cast, world: World
) -> None:
    world.compare(AUGUST)
    closed(cast, of_rule("212"), Clue.Outcome.UNFOUNDED)
    run = world.compare(SEPTEMBER)
    clue = of_rule("212")
    assert clue.status == Clue.Status.CLOSED and clue.reopened == 0 and clue.last_run == run
    settled = ClueMemory.load(store_of(run)).lines[clue.fingerprint]
    assert (settled.state, settled.verdict) == ("settled", "不属实")
    assert "212" not in (store_of(run).parent / "clues.csv").read_text("utf-8-sig")


def test_it_is_raised_when_its_evidence_changes(cast: Cast, world: World) -> None:
    world.compare(AUGUST)
    closed(cast, of_rule("212"), Clue.Outcome.UNFOUNDED)
    more = f"{'a' * 12}|在册|5;{'a' * 12}|在册|8"
    world.rows = told_otherwise(because="9 月又发了一次。", evidence=more)
    world.compare(SEPTEMBER)
    clue = of_rule("212")
    assert clue.status == Clue.Status.NEW and clue.reopened == 1 and clue.outcome == ""
    assert {row.row for row in clue.rows.all()} == {
        3,
        5,
        8,
    }  # what was judged then stays to be seen


def test_a_verdict_holds_for_what_was_seen_at_the_door_only(cast: Cast, world: World) -> None:
    """New facts between the visit and the next run: the old verdict settles nothing of them."""
    world.compare(AUGUST)
    judged(cast, of_rule("212"), Clue.Outcome.UNFOUNDED)
    world.rows = told_otherwise(because="9 月又发了一次。")
    run = world.compare(SEPTEMBER)
    clue = of_rule("212")
    assert clue.last_run == run and clue.because == "9 月又发了一次。"
    outcomes = OutcomeBook.load(store_of(world.compare(OCTOBER))).lines.values()
    assert [one.facts for one in outcomes] != [clue.evidence_digest]


def test_a_finding_not_yet_put_right_still_fires_for_its_closure(cast: Cast, world: World) -> None:
    """The memory leaves it out of the ledger; its case must not take that for silence."""
    world.compare(AUGUST)
    clue = judged(cast, of_rule("212"), Clue.Outcome.UPHELD)
    Clue.objects.filter(pk=clue.pk).update(status=Clue.Status.CLOSING)
    closure = Closure.objects.create(clue=clue, result="已停发", applied_by=cast.zhou)
    world.compare(SEPTEMBER)
    closure.refresh_from_db()
    clue.refresh_from_db()
    assert closure.rematch == Closure.Rematch.STILL and clue.gone_since is None


def test_a_case_opened_again_is_open_in_the_memory_too(cast: Cast, world: World) -> None:
    world.compare(AUGUST)
    clue = closed(cast, of_rule("212"), Clue.Outcome.UNFOUNDED)
    world.compare(SEPTEMBER)
    Clue.objects.filter(pk=clue.pk).update(status=Clue.Status.NEW, outcome="")
    run = world.compare(OCTOBER)
    assert ClueMemory.load(store_of(run)).lines[clue.fingerprint].state == "open"
    assert OutcomeBook.load(store_of(run)).lines == {}


def test_a_rule_that_officers_rarely_find_right_comes_down_to_yellow(
    cast: Cast, world: World
) -> None:
    for number in range(6):
        closed(cast, cast.clue(rule="212", fingerprint=f"w{number}"), Clue.Outcome.UNFOUNDED)
    run = world.compare(AUGUST)
    clue = Clue.objects.get(rule="212", first_run=run)
    assert clue.level == "黄" and "核实 6 条，属实 0 条" in clue.because


def test_an_undispatched_clue_follows_its_rule_down(cast: Cast, world: World) -> None:
    world.compare(AUGUST)
    assert of_rule("212").level == "红"
    for number in range(6):
        closed(cast, cast.clue(rule="212", fingerprint=f"w{number}"), Clue.Outcome.UNFOUNDED)
    run = world.compare(SEPTEMBER)
    assert Clue.objects.get(rule="212", last_run=run).level == "黄"
