"""Large folders are read at several desks at once: processes of their own, which answer in turn.

Reading a sheet is mostly Python's work, so a second core helps only a second process. A desk is told
the keys through its pipe; what it hands back comes the same way. Both ends are this program.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import pickle
import queue
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yingbao.exchange.filework import Copies, FileWork
from yingbao.exchange.legends import Folders
from yingbao.exchange.mapping.answers import Answers
from yingbao.exchange.reading.arrivals import Arrival, arrivals
from yingbao.exchange.reading.folder import DEFAULT_LIMITS, in_turn
from yingbao.exchange.reading.pool import started
from yingbao.security.keyfile import Keys

NO_LEGENDS = Folders()
AHEAD = 2  # files done before their turn: a desk need not wait for the other's large one


@dataclass(frozen=True)
class Setup:
    """What a desk must know before its first file."""

    keys: Keys
    as_of: date
    answers: Answers
    scratch: Path
    folders: Folders = NO_LEGENDS


@dataclass(frozen=True)
class Errand:
    """One file for a desk. `digest` stands for the bytes' own, empty when that cannot be taken."""

    arrival: Arrival
    order: int
    digest: str


class DeskProcess:
    """One process, with one errand at a time."""

    def __init__(self, setup: Setup) -> None:
        self.process = started("yingbao.exchange.desk_process")
        self.busy = False
        self._send(setup)

    def ask(self, errand: Errand) -> FileWork:
        """Raises what went wrong at the desk, and OSError when the desk is gone."""
        assert self.process.stdout
        self.busy = True
        try:
            self._send(errand)
            reply = pickle.load(self.process.stdout)
            self.busy = False
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            said = "读文件的进程被系统结束了，多半是内存不够"
            raise OSError(errno.ENOMEM, said, errand.arrival.name) from None
        if isinstance(reply, BaseException):
            raise reply
        assert isinstance(reply, FileWork)
        return reply

    def _send(self, message: Setup | Errand) -> None:
        assert self.process.stdin
        pickle.dump(message, self.process.stdin, protocol=5)
        self.process.stdin.flush()

    def stop(self) -> None:
        """An idle desk goes home by itself, and ends its own children; a busy one is not waited for."""
        if self.busy:
            self.process.kill()
        with contextlib.suppress(BrokenPipeError):
            self.process.communicate()


def read_at_desks(
    inbox: Path,
    keys: Keys,
    as_of: date,
    answers: Answers,
    desks: int,
    folders: Folders = NO_LEGENDS,
) -> Iterator[FileWork]:
    """Every file below `inbox`, in the order of names, each read by whichever desk is free."""
    with tempfile.TemporaryDirectory(prefix="yingbao-", ignore_cleanup_errors=True) as scratch:
        setup = Setup(keys, as_of, answers, Path(scratch), folders)
        crew = [DeskProcess(setup) for _ in range(desks)]
        free: queue.SimpleQueue[DeskProcess] = queue.SimpleQueue()
        for desk in crew:
            free.put(desk)
        found = _errands(inbox, setup)
        yield from in_turn(
            found, lambda errand: _ask(free, errand), desks, AHEAD, lambda: _stop(crew)
        )


def _errands(inbox: Path, setup: Setup) -> Iterator[Errand]:
    copies = Copies(setup.as_of)
    found = arrivals(inbox, setup.scratch / "unpacked", DEFAULT_LIMITS)
    for order, arrival in enumerate(found):
        digest = "" if arrival.problem else _digest(arrival.path)
        yield Errand(arrival, order, digest and copies.digest_of(arrival.name, digest))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as source:
            return hashlib.file_digest(source, "sha256").hexdigest()
    except OSError:  # the reading says so
        return ""


def _ask(free: queue.SimpleQueue[DeskProcess], errand: Errand) -> FileWork:
    desk = free.get()
    try:
        return desk.ask(errand)
    finally:
        free.put(desk)
        errand.arrival.done_with()


def _stop(crew: list[DeskProcess]) -> None:
    for desk in crew:
        desk.stop()
