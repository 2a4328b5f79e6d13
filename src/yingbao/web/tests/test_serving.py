"""The site as it is really started: processes that answer, are replaced, and leave when told."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import yingbao
from yingbao.web import serving
from yingbao.web.serving import CannotListen, usual_processes
from yingbao.web.serving.crew import MOST_DEATHS, WITHIN_SECONDS, Crew, Place
from yingbao.web.serving.duties import answer_pages, work_jobs
from yingbao.web.serving.listening import listen

STARTS_WITHIN = 60
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


def _hears_ctrl_c() -> None:
    """A shell lets what it starts in the background ignore Ctrl-C, and the tests may be started so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Site:
    """`yingbao serve` on a free port, with what it has printed so far."""

    def __init__(self, home: Path, processes: int) -> None:
        self.said = home / "said.log"
        words = ["serve", "--port", "0", "--processes", str(processes)]
        with self.said.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "yingbao.cli", *words],
                env=_surroundings(home),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_hears_ctrl_c,
            )
        self.port = int(self._wait_for(ADDRESS))

    def _wait_for(self, pattern: re.Pattern[str]) -> str:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            if found := pattern.search(self.text):
                return found[1]
            time.sleep(0.1)
        raise AssertionError(self.text)

    @property
    def text(self) -> str:
        return self.said.read_text("utf-8")

    def answers(self) -> bool:
        address = f"http://127.0.0.1:{self.port}/login/"
        with urllib.request.urlopen(address, timeout=STARTS_WITHIN) as page:
            return "应保" in page.read().decode()

    def crew(self) -> list[int]:
        """The page and job processes, in the order in which they were started."""
        mine = (int(one.parent.name) for one in Path("/proc").glob("[0-9]*/stat") if self._is(one))
        return sorted(mine)

    def _is(self, stat: Path) -> bool:
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            line = (stat.parent / "cmdline").read_bytes()
        except OSError:  # ended while we looked
            return False
        return int(parent) == self.process.pid and state != "Z" and b"spawn_main" in line

    def leave(self, number: signal.Signals) -> int:
        """The signal goes to all, as a terminal or a service manager sends it."""
        os.killpg(self.process.pid, number)
        return self.process.wait(timeout=40)


def _surroundings(home: Path) -> dict[str, str]:
    """An installation's, not those of the tests."""
    kept = {name: word for name, word in os.environ.items() if not name.startswith("YINGBAO_")}
    return kept | {
        "YINGBAO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "yingbao.web.settings",
        "PYTHONPATH": str(Path(yingbao.__file__).parents[1]),
    }


@contextlib.contextmanager
def _site(home: Path, processes: int) -> Iterator[Site]:
    site = Site(home, processes)
    try:
        yield site
    finally:
        if site.process.poll() is None:
            os.killpg(site.process.pid, signal.SIGKILL)
            site.process.wait()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with its database and static files, made once: that is most of a first start."""
    home = tmp_path_factory.mktemp("prepared")
    command = [sys.executable, "-m", "yingbao.cli", "init"]
    subprocess.run(command, env=_surroundings(home), check=True, stdout=subprocess.DEVNULL)
    return home


@pytest.fixture
def home(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "home"))


def _gone(pid: int) -> bool:
    """Ended, or ended and not yet collected."""
    with contextlib.suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def _until(condition: object, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False


def test_a_crew_answers_replaces_its_dead_and_leaves_nobody_behind(home: Path) -> None:
    with _site(home, 2) as site:
        assert site.answers()
        first, *others = site.crew()
        assert len(others) == 2  # a second for pages, and one for the jobs
        os.kill(first, signal.SIGKILL)
        assert _until(lambda: "另起了一个" in site.text)
        assert site.answers()
        crew = site.crew()
        assert len(crew) == 3 and first not in crew
        assert site.leave(signal.SIGINT) == 0
        assert all(_until(lambda pid=pid: _gone(pid)) for pid in crew)
        assert "Traceback" not in site.text and site.text.rstrip().endswith("停下了。")


def test_however_many_answer_pages_one_works_off_the_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    duties: list[object] = []
    monkeypatch.setattr(Crew, "add", lambda _, name, duty, *given: duties.append(duty))
    monkeypatch.setattr(Crew, "run", lambda _: 0)
    prepared: list[bool] = []
    quiet = {"threads": 2, "prepare": lambda: prepared.append(True), "say": lambda _: None}
    assert serving.serve("127.0.0.1", 0, processes=3, **quiet) == 0
    assert duties == [answer_pages] * 3 + [work_jobs] and prepared == [True]


def test_nobody_goes_on_when_the_first_process_is_killed(home: Path) -> None:
    with _site(home, 2) as site:
        assert site.answers()
        crew = site.crew()
        os.kill(site.process.pid, signal.SIGKILL)
        site.process.wait()
        assert all(_until(lambda pid=pid: _gone(pid)) for pid in crew)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_process_answers_and_leaves_without_a_traceback(
    home: Path, number: signal.Signals
) -> None:
    with _site(home, 1) as site:
        assert site.answers()
        assert site.crew() == []
        assert site.leave(number) == 0
        assert "Traceback" not in site.text


def test_a_taken_port_is_said_in_words() -> None:
    with contextlib.ExitStack() as stack:
        taken = listen("127.0.0.1", 0)
        for one in taken:
            stack.enter_context(one)
        port = taken[0].getsockname()[1]
        with pytest.raises(CannotListen, match=f"{port} 已经有程序在用.*--port"):
            listen("127.0.0.1", port)


def test_a_foreign_address_is_said_in_words() -> None:
    with pytest.raises(CannotListen, match=r"不是这台机器的地址"):
        listen("192.0.2.1", 0)
    with pytest.raises(CannotListen, match="认不出来"):
        listen("没有.这个.地址.invalid", 0)


def test_the_usual_number_follows_the_cores_up_to_four(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, number in ((1, 1), (2, 2), (64, 4)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, n=cores: set(range(n)))
        assert usual_processes() == number


def test_deaths_far_apart_are_forgiven_and_many_at_once_are_not() -> None:
    place = Place("网页进程 1", lambda: None, ())
    assert not any(place.died(n * WITHIN_SECONDS) for n in range(20))
    close = [place.died(3000.0 + n) for n in range(MOST_DEATHS)]
    assert close == [False] * (MOST_DEATHS - 1) + [True]


def test_a_place_that_cannot_be_kept_filled_ends_the_crew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yingbao.web.serving.crew.LOOK_SECONDS", 0.01)
    former = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    said: list[str] = []
    crew = Crew(said.append)
    crew.add("网页进程 1", os._exit, 7)
    try:
        assert crew.run() == 1
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)
    assert len([words for words in said if "另起了一个" in words]) == MOST_DEATHS - 1
    assert "最后的退出码 7" in said[-2] and said[-1] == "全部停下了。"


def test_a_server_can_be_reached_on_what_it_listens_to() -> None:
    (listening,) = listen("127.0.0.1", 0)
    with listening, socket.create_connection(listening.getsockname(), timeout=5):
        pass
