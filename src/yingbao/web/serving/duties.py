"""What one process does: answer pages, work off the jobs, or both on a small machine.

waitress reads a slow line's upload before a thread takes it, so a poor village connection holds up nobody.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import threading
from typing import Any, NoReturn

LEAVE_SECONDS = 10  # for the job under way; what is cut off begins again at the next start


def answer_pages(sockets: list[socket.socket], threads: int) -> None:
    """Pages until told to stop; pages being made are finished."""
    _join_crew()
    signal.signal(signal.SIGTERM, _leave)
    _server(sockets, threads).run()


def work_jobs() -> None:
    """The jobs, in a process of their own: a comparison slows no page and its death ends no page."""
    _join_crew()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    _worker()(stop)


def serve_alone(sockets: list[socket.socket], threads: int) -> int:
    """Pages and, in a thread beside them, the jobs."""
    signal.signal(signal.SIGTERM, _leave)
    server, stop = _server(sockets, threads), threading.Event()
    beside = threading.Thread(target=_worker(), args=(stop,), daemon=True)
    beside.start()
    try:
        server.run()
    finally:
        stop.set()
        beside.join(timeout=LEAVE_SECONDS)
    return 0


def _join_crew() -> None:
    """Ctrl-C reaches every process of a terminal: only the first one answers it, the others wait for its word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """Nobody goes on when the first process is gone, however it went."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _leave(*_: object) -> NoReturn:
    raise SystemExit(0)


def _server(sockets: list[socket.socket], threads: int) -> Any:
    from waitress.server import create_server

    from yingbao.web.wsgi import application

    return create_server(
        application,
        sockets=sockets,
        threads=threads,
        connection_limit=1000,
        asyncore_use_poll=True,  # select knows no file number above 1023
        ident=None,
    )


def _worker() -> Any:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingbao.web.settings")
    import django

    django.setup()
    from yingbao.casework.worker import work_forever

    return work_forever
