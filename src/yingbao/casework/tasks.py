"""What the queue runs: one task, which finds its job and does what its kind says."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import date

from django.db import close_old_connections
from django_tasks import task

from yingbao.casework.actions import jobs
from yingbao.casework.actions.compare import compare
from yingbao.casework.actions.receive import read
from yingbao.casework.models import Delivery, Job
from yingbao.engine import RuleError
from yingbao.reports.stages import Refused
from yingbao.security import KeyRingError

log = logging.getLogger(__name__)
BEAT_SECONDS = 15.0
UNREAD = "这次没有读完，原文件还在。下次比对会再读；也可以换成 xlsx 或 csv 再传一次。"
# A county file, rules or keys that cannot be read: their words are meant for officers.
REFUSALS = (Refused, RuleError, KeyRingError)
BROKEN = "没有做完，原有数据没有动。原因记在服务器日志里，请告诉系统管理员。"


def run_comparison(job: Job) -> tuple[str, dict[str, object]]:
    """A `run` job: arguments {as_of}; the result names the run."""

    def say(words: str, done: int = 0, total: int = 0) -> None:
        jobs.beat(job, done, total, words)

    made = compare(date.fromisoformat(str(job.arguments["as_of"])), by=job.asked_by, say=say)
    return f"{made} 做完了", {"run": made.pk}


def read_delivery(job: Job) -> tuple[str, dict[str, object]]:
    """A `read` job: arguments {delivery}; reading the same file again changes nothing else."""
    delivery = Delivery.objects.get(pk=job.arguments["delivery"])

    def say(words: str, done: int = 0, total: int = 0) -> None:
        jobs.beat(job, done, total, words)

    try:
        read(delivery, say)
    except Exception:
        again = {"state": Delivery.State.WAITING, "problem": UNREAD}
        Delivery.objects.filter(pk=delivery.pk).update(**again)
        raise
    return f"{delivery.name} 读完了", {"delivery": delivery.pk}


KINDS: dict[str, Callable[[Job], tuple[str, dict[str, object]]]] = {
    "run": run_comparison,
    "read": read_delivery,
}


@task()  # type: ignore[untyped-decorator]
def run_job(pk: int) -> None:
    """Delivered twice is run once: only a waiting job can be taken."""
    job = jobs.take(pk)
    if job is None:
        return
    stop = threading.Event()
    heart = threading.Thread(target=_keep_beating, args=(job, stop), daemon=True)
    heart.start()
    try:
        words, result = KINDS[job.kind](job)
        jobs.finish(job, Job.State.DONE, words, result)
    except jobs.Cancelled:
        jobs.finish(job, Job.State.CANCELLED, "已取消，原有数据没有动")
    except REFUSALS as error:
        jobs.finish(job, Job.State.FAILED, f"没有做完，原有数据没有动。{error}")
    except Exception:
        log.exception("job %s of kind %s failed", job.pk, job.kind)
        jobs.finish(job, Job.State.FAILED, BROKEN)
    finally:
        stop.set()
        heart.join()


def _keep_beating(job: Job, stop: threading.Event) -> None:
    """A long step inside the engine is no silence."""
    while not stop.wait(BEAT_SECONDS):
        jobs.still_alive(job)
    close_old_connections()
