"""The inbox: a folder, a zip or one file, read in the order of names with a few children at once."""

from __future__ import annotations

import hashlib
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from yingbao.exchange.reading.arrivals import Arrival, arrivals
from yingbao.exchange.reading.pool import ChildPool
from yingbao.exchange.reading.problems import problem
from yingbao.exchange.reading.shapes import MB, FileProblem, FileReading, Limits

DEFAULT_LIMITS = Limits()
S = TypeVar("S")
T = TypeVar("T")


def read_folder(
    inbox: Path, *, workers: int = 2, limits: Limits = DEFAULT_LIMITS
) -> Iterator[FileReading]:
    """Every file below `inbox`, in the order of names; a bad file is a reading with problems.

    Raises FileNotFoundError when there is no such inbox. Reads a few files ahead, never all.
    """
    if not inbox.exists():
        raise FileNotFoundError(f"找不到“{inbox}”，请检查文件夹或文件的位置。")
    return _readings(inbox, workers, limits)


def _readings(inbox: Path, workers: int, limits: Limits) -> Iterator[FileReading]:
    with tempfile.TemporaryDirectory(prefix="yingbao-", ignore_cleanup_errors=True) as scratch:
        pool = ChildPool(Path(scratch), limits)
        found = arrivals(inbox, Path(scratch) / "unpacked", limits)
        try:
            yield from in_turn(found, lambda one: _read(one, pool, limits), workers)
        finally:
            pool.close()


def in_turn(
    found: Iterable[S],
    work: Callable[[S], T],
    workers: int,
    ahead: int = 1,
    give_up: Callable[[], None] = lambda: None,
) -> Iterator[T]:
    """`work` on each in threads, some `ahead` of need; answers in the order in which they were found.

    `give_up` ends what the threads wait for, when nobody wants the rest.
    """
    threads = ThreadPoolExecutor(workers)
    try:
        waiting: deque[Future[T]] = deque()
        for one in found:
            waiting.append(threads.submit(work, one))
            if len(waiting) >= workers + ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        give_up()
        threads.shutdown(cancel_futures=True)


def _read(arrival: Arrival, pool: ChildPool, limits: Limits) -> FileReading:
    try:
        return read_arrival(arrival, pool, limits)
    finally:
        arrival.done_with()


def read_arrival(arrival: Arrival, pool: ChildPool, limits: Limits = DEFAULT_LIMITS) -> FileReading:
    """One file, read by a child; whatever is wrong with it is a problem of the reading."""
    if arrival.problem:
        return _refused(arrival, arrival.problem)
    try:
        size = arrival.path.stat().st_size
        with arrival.path.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
    except OSError:
        return _refused(arrival, problem("no_permission", arrival.name))
    if size > limits.file_bytes:
        found, allowed = round(size / MB), limits.file_bytes // MB
        too_big = problem("file_too_big", arrival.name, found, allowed)
        return _refused(arrival, too_big, digest, size)
    grids, problems = pool.read(arrival.path, arrival.name)
    return FileReading(arrival.name, digest, size, grids, problems)


def _refused(arrival: Arrival, found: FileProblem, digest: str = "", size: int = 0) -> FileReading:
    return FileReading(arrival.name, digest, size, (), (found,))
