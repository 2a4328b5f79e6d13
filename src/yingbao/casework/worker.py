"""The worker beside the server: django-tasks' own loop, and a reaper for jobs that fell silent."""

from __future__ import annotations

import threading
import uuid

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from yingbao.casework.actions import jobs
from yingbao.casework.actions.receive import collect_dropped

IDLE_SECONDS = 2.0
REAP_SECONDS = 30.0


def make_worker(*, until_empty: bool = False) -> Worker:
    return Worker(
        queue_names=["*"],
        interval=IDLE_SECONDS,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )


def work_forever(stop: threading.Event) -> None:
    """Until `stop` is set; a job under way is finished first."""
    jobs.reap()
    worker = make_worker()
    reaper = threading.Thread(target=_reap_until, args=(stop, worker), daemon=True)
    reaper.start()
    worker.run()


def _reap_until(stop: threading.Event, worker: Worker) -> None:
    while not stop.wait(REAP_SECONDS):
        jobs.reap()
        collect_dropped()
        close_old_connections()
    worker.running = False
