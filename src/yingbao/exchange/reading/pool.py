"""Child processes that parse: started light, capped, killed and replaced when a file breaks them."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from yingbao.exchange.reading.problems import problem
from yingbao.exchange.reading.shapes import MB, FileProblem, Grid, Limits
from yingbao.exchange.reading.transfer import read_grid, to_line

GIVEN_BACK = 1 << 20  # bytes: blocks above this go back to the system at once
OUT_OF_MEMORY = (-signal.SIGABRT, -9)  # an allocation refused, or the system's own killer


class ChildLostError(Exception):
    """The child died or was killed; the message is the code of the problem that tells why."""


class Child:
    """One child process. Not shared between threads while it works."""

    def __init__(self) -> None:
        self.process = started("yingbao.exchange.reading.child")

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The reply to one request; raises ChildLostError when none comes in time."""
        alarm = threading.Timer(seconds, self.process.kill)
        alarm.start()
        try:
            line = self._exchange(to_line(request))
        finally:
            slow = alarm.finished.is_set()
            alarm.cancel()
        if not line.endswith(b"\n"):
            raise ChildLostError("too_slow" if slow else self._cause())
        reply: dict[str, Any] = json.loads(line)
        return reply

    def _exchange(self, line: bytes) -> bytes:
        assert self.process.stdin and self.process.stdout
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(line)
            self.process.stdin.flush()
        return self.process.stdout.readline()

    def _cause(self) -> str:
        """Running into the memory cap aborts; anything else is a crash."""
        return "too_much_memory" if self.process.wait() in OUT_OF_MEMORY else "reader_crashed"

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


def started(module: str) -> subprocess.Popen[bytes]:
    """A process of this program that is asked and answers through pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,  # Ctrl-C is answered by the parent alone
    )


def _environment() -> dict[str, str]:
    """The parent's, with an allocator that does not reserve what the memory cap would count, and that
    gives a large sheet's memory back when the sheet is done."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "MALLOC_ARENA_MAX": "2",
        "MALLOC_MMAP_THRESHOLD_": str(GIVEN_BACK),
        "MALLOC_TRIM_THRESHOLD_": str(2 * GIVEN_BACK),
    }


class ChildPool:
    """As many children as are asked for at once; idle ones wait to be used again."""

    def __init__(self, scratch: Path, limits: Limits) -> None:
        self.scratch = scratch
        self.limits = limits
        self._idle: queue.SimpleQueue[Child] = queue.SimpleQueue()
        self._numbers = iter(range(10**9))

    def read(self, path: Path, name: str) -> tuple[tuple[Grid, ...], tuple[FileProblem, ...]]:
        """Grids and problems of one file, whatever it does to the child."""
        child = self._take()
        try:
            reply = child.ask(self._request(path, name), self.limits.seconds)
        except ChildLostError as lost:
            child.stop()
            return (), (self._loss(name, lost),)
        except BaseException:
            child.stop()
            raise
        if reply["retire"]:
            child.stop()
        else:
            self._idle.put(child)
        return unpack(reply)

    def close(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                self._idle.get_nowait().stop()

    def _take(self) -> Child:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return Child()

    def _request(self, path: Path, name: str) -> dict[str, Any]:
        out = self.scratch / f"grids-{next(self._numbers)}"
        out.mkdir()
        return {"path": str(path), "name": name, "out": str(out), "limits": asdict(self.limits)}

    def _loss(self, name: str, lost: ChildLostError) -> FileProblem:
        allowed = {
            "too_slow": round(self.limits.seconds),
            "too_much_memory": self.limits.memory_bytes // MB,
        }
        return problem(str(lost), name, allowed=allowed.get(str(lost), ""))


def unpack(reply: dict[str, Any]) -> tuple[tuple[Grid, ...], tuple[FileProblem, ...]]:
    """A child's reply as grids and problems."""
    grids = tuple(read_grid(facts) for facts in reply["grids"])
    return grids, tuple(FileProblem(**facts) for facts in reply["problems"])
