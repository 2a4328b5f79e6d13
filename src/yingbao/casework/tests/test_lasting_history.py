"""One history for all comparisons of the site: only a loaded run hands it on, one at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import settings

from yingbao.casework import tasks
from yingbao.casework.actions import compare as comparing
from yingbao.casework.actions import history, jobs
from yingbao.casework.models import Clue, Job, RuleResult, Run
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.casework.tests.lasting import (
    AUGUST,
    SEPTEMBER,
    World,
    of_rule,
    quiet,
    store_of,
    without,
)
from yingbao.clues import ClueMemory
from yingbao.clues.tests import cast as county


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
