"""Jobs: asked for once per key, taken by one worker, alive by their heartbeat, resumable, cancellable.

The queue is django-tasks' database backend, which has no lease: this row carries the sign of life.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from yingbao.casework.actions.record import audit
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Job, User

SILENT_SECONDS = 60
MOST_ATTEMPTS = 3
GIVEN_UP = "试了三次都没有做完，原有数据没有动。请把文件分小再试。"


class Cancelled(Exception):
    """A person asked the job to stop; it stops between two steps."""


@transaction.atomic
def ask(kind: str, key: str, *, by: User | None, arguments: dict[str, object]) -> Job:
    """A new job, or the one with this key: asking twice is asking once."""
    start = {"kind": kind, "arguments": arguments, "asked_by": by}
    job, made = Job.objects.get_or_create(key=key, defaults=start)
    ended = not made and job.state in (Job.State.FAILED, Job.State.CANCELLED)
    if ended:
        again = {"state": Job.State.WAITING, "attempts": 0, "cancel_asked": False, "words": ""}
        Job.objects.filter(pk=job.pk).update(**again)
        job.refresh_from_db()
    if made or ended:
        enqueue(job)
    audit(by, "ask_job", f"job:{job.pk}", kind=kind)
    return job


def enqueue(job: Job) -> None:
    """Puts the job in the queue once this transaction stands."""
    from yingbao.casework.tasks import run_job

    transaction.on_commit(lambda: run_job.enqueue(job.pk))


def take(pk: int) -> Job | None:
    """The job, for one worker only; None when it is done, cancelled or taken."""
    won = Job.objects.filter(pk=pk, state=Job.State.WAITING).update(
        state=Job.State.RUNNING, heartbeat_at=timezone.now(), attempts=F("attempts") + 1
    )
    return Job.objects.get(pk=pk) if won else None


def beat(job: Job, done: int, total: int, words: str) -> None:
    """Progress and sign of life; raises Cancelled when a person asked to stop."""
    Job.objects.filter(pk=job.pk).update(
        done=done, total=total, words=words[:200], heartbeat_at=timezone.now()
    )
    if Job.objects.filter(pk=job.pk, cancel_asked=True).exists():
        raise Cancelled


def still_alive(job: Job) -> None:
    """A sign of life without news."""
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(heartbeat_at=timezone.now())


def finish(job: Job, state: Job.State, words: str, result: dict[str, object] | None = None) -> None:
    Job.objects.filter(pk=job.pk).update(
        state=state, words=words[:200], result=result or {}, heartbeat_at=timezone.now()
    )


def reap() -> int:
    """Running jobs that fell silent go back in the queue, three times at most."""
    limit = timezone.now() - timedelta(seconds=SILENT_SECONDS)
    silent = Job.objects.filter(state=Job.State.RUNNING, heartbeat_at__lt=limit)
    silent.filter(attempts__gte=MOST_ATTEMPTS).update(state=Job.State.FAILED, words=GIVEN_UP)
    again = list(silent.filter(attempts__lt=MOST_ATTEMPTS))
    for job in again:
        if Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(state=Job.State.WAITING):
            enqueue(job)
    return len(again)


@transaction.atomic
def cancel(job: Job, *, by: User) -> Job:
    found = Job.objects.filter(pk=job.pk, state__in=[Job.State.WAITING, Job.State.RUNNING])
    if not found.update(cancel_asked=True):
        raise Refused("这项任务已经结束，不用取消。")
    Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(
        state=Job.State.CANCELLED, words="已取消，什么都没动"
    )
    audit(by, "cancel_job", f"job:{job.pk}")
    job.refresh_from_db()
    return job
