"""Background jobs: once per key, one taker, silence noticed, cancel honoured."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from yingbao.casework import tasks
from yingbao.casework.actions import jobs
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Job
from yingbao.casework.tests.cast import Cast


def ask(cast: Cast) -> Job:
    return jobs.ask("run", "run:2026-11-20", by=cast.zhou, arguments={"as_of": "2026-11-20"})


def test_asking_twice_is_asking_once(cast: Cast) -> None:
    assert ask(cast).pk == ask(cast).pk


def test_only_one_worker_takes_a_job(cast: Cast) -> None:
    job = ask(cast)
    assert jobs.take(job.pk) is not None
    assert jobs.take(job.pk) is None


def test_a_silent_job_is_taken_up_again_three_times_at_most(cast: Cast) -> None:
    job = ask(cast)
    for attempt in range(1, jobs.MOST_ATTEMPTS + 1):
        assert jobs.take(job.pk) is not None
        Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=5))
        assert jobs.reap() == (attempt < jobs.MOST_ATTEMPTS)
    job.refresh_from_db()
    assert job.state == Job.State.FAILED and "原有数据没有动" in job.words


def test_a_cancelled_job_stops_between_two_steps(cast: Cast) -> None:
    job = ask(cast)
    jobs.take(job.pk)
    jobs.cancel(job, by=cast.zhou)
    with pytest.raises(jobs.Cancelled):
        jobs.beat(job, 1, 3, "读文件")


def test_a_finished_job_cannot_be_cancelled(cast: Cast) -> None:
    job = ask(cast)
    jobs.finish(job, Job.State.DONE, "做完了")
    with pytest.raises(Refused):
        jobs.cancel(job, by=cast.zhou)


def test_a_job_that_breaks_says_so_and_tells_nothing_of_its_insides(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(job: Job) -> tuple[str, dict[str, object]]:
        raise RuntimeError("secret detail")

    monkeypatch.setitem(tasks.KINDS, "run", broken)
    job = ask(cast)
    tasks.run_job.call(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.FAILED and "secret" not in job.words


def test_a_job_refused_for_the_county_s_file_says_what_to_mend(
    cast: Cast, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.COUNTY_FILE = tmp_path / "county.yaml"  # type: ignore[attr-defined]
    settings.COUNTY_FILE.write_text("- 一个清单", "utf-8")  # type: ignore[attr-defined]
    (tmp_path / "runs").mkdir()
    settings.RUNS_ROOT = tmp_path / "runs"  # type: ignore[attr-defined]
    job = ask(cast)
    tasks.run_job.func(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert "原有数据没有动" in job.words and "county.yaml 读不懂" in job.words
