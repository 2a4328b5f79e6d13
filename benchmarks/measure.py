"""Running one thing in its own process: seconds, and the work and the peak memory of it and its children."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE_MB = 4096 / 1024**2
LOOK_EVERY = 0.05


@dataclass(frozen=True)
class Measured:
    """`wall` of the whole process; `seconds` of the task alone where it prints {"seconds": …}.

    `cpu` is what all its processes worked, in seconds (of the task alone where it prints {"cpu": …}):
    nearly the same on a busy machine as on an idle one.
    """

    wall: float
    seconds: float
    cpu: float
    peak_mb: float
    exit_code: int
    said: dict[str, Any]


def python(script: str, *arguments: object) -> Measured:
    """One of the scripts beside this file."""
    return run([sys.executable, str(HERE / script), *map(str, arguments)])


def run(command: list[str]) -> Measured:
    """Run to the end; the last line of its output may be JSON. Its messages go to our stderr."""
    started, worked = time.perf_counter(), _work_of_children()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=None, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, tree_mb(process.pid))
        time.sleep(LOOK_EVERY)
    wall = time.perf_counter() - started
    assert process.stdout
    said = _last_json(process.stdout.read())
    cpu = _work_of_children() - worked
    return Measured(
        wall, said.get("seconds", wall), said.get("cpu", cpu), peak, process.returncode, said
    )


def _work_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _last_json(output: str) -> dict[str, Any]:
    lines = output.strip().splitlines()
    try:
        found = json.loads(lines[-1]) if lines else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def tree_mb(pid: int) -> float:
    """Resident memory of a process and all below it. Pages they share count more than once."""
    return sum(_resident_mb(each) for each in [pid, *_below(pid)])


def _below(pid: int) -> list[int]:
    try:
        listed = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return [each for child in listed for each in [child, *_below(child)]]


def _resident_mb(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_MB
    except (OSError, IndexError):
        return 0.0


def median_of(times: int, script: str, *arguments: object) -> Measured:
    """The middle one of a few runs."""
    runs = sorted((python(script, *arguments) for _ in range(times)), key=lambda one: one.seconds)
    return runs[len(runs) // 2]
