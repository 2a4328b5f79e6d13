"""A crew of processes: each place is filled again when its process dies, until it dies too often."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from multiprocessing.process import BaseProcess
from typing import Any

FRESH = get_context("spawn")  # no inherited connection, thread or random state
LOOK_SECONDS = 0.5
STOP_SECONDS = 15  # waitress and the job worker finish what they have in hand
MOST_DEATHS, WITHIN_SECONDS = 5, 60.0


@dataclass
class Place:
    """One process of the crew, by its Chinese name, and when its predecessors died."""

    name: str
    duty: Callable[..., None]
    given: tuple[Any, ...]
    process: BaseProcess | None = None
    deaths: list[float] = field(default_factory=list)

    def fill(self) -> None:
        """Ctrl-C waits while a process starts, so that none is caught before it knows what to do."""
        self.process = FRESH.Process(target=self.duty, args=self.given)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def died(self, now: float) -> bool:
        """Notes a death; whether that was one too many."""
        self.deaths = [*(then for then in self.deaths if now - then < WITHIN_SECONDS), now]
        return len(self.deaths) >= MOST_DEATHS


class Crew:
    """Fills its places and keeps them filled. `say` takes what the operator should read."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._places: list[Place] = []
        self._told = threading.Event()

    def add(self, name: str, duty: Callable[..., None], *given: Any) -> None:
        self._places.append(Place(name, duty, given))

    def run(self) -> int:
        """Until SIGINT or SIGTERM: 0. When a place cannot be kept filled: 1, and nothing goes on."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._told.set())
        try:
            for place in self._places:
                place.fill()
            kept = self._keep()
        finally:
            self._stop()
        self._say("停下了。" if kept else "全部停下了。")
        return 0 if kept else 1

    def _keep(self) -> bool:
        while not self._told.is_set():
            watched = {place.process.sentinel: place for place in self._places if place.process}
            for sentinel in connection.wait(list(watched), LOOK_SECONDS):
                if not self._told.wait(LOOK_SECONDS) and not self._refill(watched[sentinel]):  # type: ignore[index]
                    return False
        return True

    def _refill(self, place: Place) -> bool:
        code = place.process.exitcode if place.process else None
        if place.died(time.monotonic()):
            self._say(
                f"{place.name}一分钟里停了 {MOST_DEATHS} 次（最后的退出码 {code}），不再重启。"
                "数据没有动。看上面的报错；内存不够就减少 --processes，再启动。"
            )
            return False
        self._say(f"{place.name}意外停了（退出码 {code}），另起了一个，别的没有受影响。")
        place.fill()
        return True

    def _stop(self) -> None:
        running = [place.process for place in self._places if place.process]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            process.join(max(0.0, deadline - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()
