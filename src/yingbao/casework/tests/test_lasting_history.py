"""One history for all comparisons of the site: what was accepted, found, released and settled lasts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import settings

from yingbao.casework import tasks
from yingbao.casework.actions import compare as comparing
from yingbao.casework.actions import dispatch, history, jobs
from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.actions.verify import Verdict, verify
from yingbao.casework.models import Closure, Clue, Job, RuleResult, Run
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.clues import ClueMemory, OutcomeBook
from yingbao.clues.breakers import BreakerState
from yingbao.clues.tests import cast as county
from yingbao.reports import job
from yingbao.reports.stages import CheckRequest, Examined, Received, Say, Stages
from yingbao.reports.tests import county as stages

LIMITS = {"breakers/least_rows": 10, "breakers/shrunken_share": 0.5, "precision/floor": 0.3,
          "precision/least_verified": 5}  # fmt: skip
NEEDS = {"212": {"death_record"}, "203": {"disability_certificate"}, "245": set()}
AUGUST, SEPTEMBER, OCTOBER = (date(2026, month, 28) for month in (8, 9, 10))


def quiet(*_: object) -> None:
    """A listener who minds nothing."""


@dataclass
class World:
    """A county that sends death lists of the length told, and rules that find what is told."""

    inbox: Path
    snapshot: Path
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: dict(county.ROWS))
    deaths: int = 100

    def receive(self, request: CheckRequest, say: Say) -> Received:
        made = stages.stages(self.snapshot).receive(request, say)
        people = pa.table({"person_id": [str(n) for n in range(self.deaths)]})
        pq.write_table(people, self.snapshot / "death_record.parquet")
        return made

    def examine(self, request: CheckRequest, received: Received, say: Say) -> Examined:
        return Examined(self.rows, county.CARDS, {"212": 6021}, {}, {}, NEEDS, LIMITS)

    def compare(self, on: date, say: Callable[..., None] = quiet) -> Run:
        return comparing.compare(on, by=None, say=say, inbox=self.inbox)


@pytest.fixture
def world(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path / "in", tmp_path / "snapshot")
    made.inbox.mkdir()
    made.snapshot.mkdir()
    monkeypatch.setattr(job, "the_stages", lambda: Stages(made.receive, made.examine))
    return made


def store_of(run: Run) -> Path:
    return Path(settings.RUNS_ROOT) / run.folder / "store"


def of_rule(code: str) -> Clue:
    return Clue.objects.get(rule=code)


def without(rule: str) -> dict[str, list[dict[str, Any]]]:
    return {code: [] if code == rule else rows for code, rows in county.ROWS.items()}


def told_otherwise(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    """The county's rows, the dead man's with another fact."""
    return dict(county.ROWS) | {"212": [county.ROWS["212"][0] | changes]}


def judged(cast: Cast, clue: Clue, outcome: Clue.Outcome) -> Clue:
    dispatch.dispatch(clue, by=cast.zhou, today=TODAY)
    verdict = Verdict(outcome, "人在家里，登记写错了人", "登记有误")
    verify({clue: verdict}, cast.visit(), by=cast.zhou, today=TODAY)
    clue.refresh_from_db()
    return clue


def closed(cast: Cast, clue: Clue, outcome: Clue.Outcome) -> Clue:
    judged(cast, clue, outcome)
    Clue.objects.filter(pk=clue.pk).update(status=Clue.Status.CLOSED)
    clue.refresh_from_db()
    return clue


def held_by_a_short_list(world: World) -> Run:
    """August without a clue of 212, then a death list of which four fifths are missing."""
    world.rows = without("212")
    world.compare(AUGUST)
    world.rows, world.deaths = dict(county.ROWS), 20
    return world.compare(SEPTEMBER)


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


class Broken(RuntimeError):
    """Something nobody foresaw."""


@pytest.mark.parametrize("where", ["while reading", "while loading"])
def test_a_failed_run_leaves_the_memory_and_the_cases_as_they_were(
    world: World, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    world.rows = without("212")
    first = world.compare(AUGUST)
    before = {path.name: path.read_bytes() for path in store_of(first).glob("clue_*")}
    world.rows, world.deaths = dict(county.ROWS), 20

    def breaks(*_: object, **__: object) -> None:
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(
            *((world, "examine") if where == "while reading" else (comparing, "put_back")), breaks
        )
        with pytest.raises(Broken):
            world.compare(SEPTEMBER)
    assert Run.objects.latest("pk") == first and not Clue.objects.filter(rule="212").exists()
    assert {path.name: path.read_bytes() for path in store_of(first).glob("clue_*")} == before
    assert not list(Path(settings.RUNS_ROOT).glob("20260928-*"))
    world.compare(SEPTEMBER)
    assert of_rule("212").status == Clue.Status.HELD  # the short list is still short of August's


def test_a_cancelled_run_leaves_the_memory_as_it_was(cast: Cast, world: World) -> None:
    first = world.compare(AUGUST)
    job_row = jobs.ask("run", "k", by=cast.zhou, arguments={"as_of": str(SEPTEMBER)})
    Job.objects.filter(pk=job_row.pk).update(cancel_asked=True)
    tasks.run_job.call(job_row.pk)
    job_row.refresh_from_db()
    assert job_row.state == Job.State.CANCELLED
    assert Run.objects.latest("pk") == first and history.former_store() == store_of(first)


def test_what_a_killed_run_left_behind_is_cleared_by_the_next(world: World) -> None:
    first = world.compare(AUGUST)
    left = Path(settings.RUNS_ROOT) / f"20260928-{Run.objects.count() + 1:04d}" / "store"
    left.mkdir(parents=True)
    (left / "clue_memory").write_text("{ half", "utf-8")
    run = world.compare(SEPTEMBER)
    lines = ClueMemory.load(store_of(run)).lines
    assert lines.keys() == ClueMemory.load(store_of(first)).lines.keys()


def test_a_second_run_waits_says_so_and_can_be_cancelled(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "WAIT_SECONDS", 0.01)
    first = world.compare(AUGUST)
    heard: list[str] = []

    def listens(words: str, *_: object) -> None:
        heard.append(words)
        if len(heard) == 3:
            raise jobs.Cancelled

    with history.alone(quiet), pytest.raises(jobs.Cancelled):
        world.compare(SEPTEMBER, say=listens)
    assert set(heard) == {"另一次比对还没有做完，等它做完再开始"}
    assert Run.objects.latest("pk") == first
    assert world.compare(SEPTEMBER).pk > first.pk


def test_two_comparisons_never_hold_the_history_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history, "WAIT_SECONDS", 0.005)
    inside, most = [0], [0]
    door = threading.Lock()

    def enter() -> None:
        with history.alone(quiet):
            with door:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            threading.Event().wait(0.02)
            with door:
                inside[0] -= 1

    threads = [threading.Thread(target=enter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_answers_and_verdicts_are_handed_on(world: World) -> None:
    first = store_of(world.compare(AUGUST))
    (first / "answers.yaml").write_text("abc: dibao_member.name\n", "utf-8")
    (first / "linkage_verdicts").write_text('{"row": "r", "person": "p", "verdict": "same"}\n')
    second = store_of(world.compare(SEPTEMBER))
    assert (second / "answers.yaml").read_text("utf-8") == "abc: dibao_member.name\n"
    assert (second / "linkage_verdicts").read_bytes() == (first / "linkage_verdicts").read_bytes()


def test_evidence_says_how_each_row_was_matched(world: World) -> None:
    read = {"row_ref": [f"{'a' * 12}|在册|5"], "person_id": [county.WANG], "match": ["strong"],
            "id_state": ["upgraded15"]}  # fmt: skip
    pq.write_table(pa.table(read), world.snapshot / "vehicle.parquet")
    world.compare(AUGUST)
    rows = {row.file: row.match for row in of_rule("212").rows.all()}
    assert rows == {"低保名册.xlsx": "十五位老号码一致", "死亡注销.csv": ""}


def test_a_flood_that_nobody_released_is_no_measure_for_the_next(cast: Cast) -> None:
    from yingbao.casework.actions.breakers import why_held

    RuleResult.objects.create(run=cast.run, rule="219", title="车", population=900, hits=20)
    later = Run.objects.create(as_of=TODAY, made_by="zhou", snapshot="s2", folder="r2")
    flood = RuleResult.objects.create(
        run=later, rule="219", title="车", population=900, hits=90, held_reason="一下子多了"
    )
    assert "上次 20 条" in why_held("219", 90, 900, TODAY)
    RuleResult.objects.filter(pk=flood.pk).update(released_by="周令仪")
    assert why_held("219", 90, 900, TODAY) == ""
