"""How the site is served: one process with everything in it, or a crew of processes on one socket.

`serve` blocks until it is told to stop, and returns the exit status. Raises CannotListen, in Chinese.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from yingbao.web.serving.crew import Crew
from yingbao.web.serving.duties import answer_pages, serve_alone, work_jobs
from yingbao.web.serving.listening import CannotListen, listen

MOST_USUAL = 4  # beyond that SQLite's one writer and the county's machine gain nothing


def usual_processes() -> int:
    """As many as the cores this process may use, four at most; one where sockets are not inherited."""
    if os.name == "nt":
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(cores, MOST_USUAL)


def serve(
    host: str,
    port: int,
    *,
    processes: int,
    threads: int,
    prepare: Callable[[], None],
    say: Callable[[str], None],
) -> int:
    """Listens, prepares (database, static files), serves; 0 when stopped, 1 when given up."""
    sockets = listen(host, port)
    prepare()
    if processes > 1 and os.name == "nt":
        say("Windows 上只用一个进程。")
        processes = 1
    say(f"打开浏览器访问 http://{host}:{sockets[0].getsockname()[1]}/ ，按 Ctrl-C 停下。")
    if processes == 1:
        return serve_alone(sockets, threads)
    crew = Crew(say)
    for number in range(1, processes + 1):
        crew.add(f"网页进程 {number}", answer_pages, sockets, threads)
    crew.add("后台任务进程", work_jobs)
    return crew.run()


__all__ = ["CannotListen", "serve", "usual_processes"]
