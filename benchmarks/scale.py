"""Every rule on a city and on a province: time, memory, growth, and the same result in less memory.

`scale.py [--county 20000] [--city 2200000] [--province 35000000]` grows a snapshot out of one invented
county (see grow.py) and runs all rules on it. What the disk has no room for is skipped, and said.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import measure
from grow import grow
from run import AS_OF, ROOT, YINGBAO, Goal, sample

MEMORY, TIGHT = "8GB", "2GB"
PEAK_GB = 9.0  # eight for the database and one for everything else
GROWTH = 1.25  # seconds a person may cost more on twice the people: caches end somewhere
ROOM = 5  # a snapshot, and the scratch files of the largest joins


def rules(snapshot: Path, memory: str) -> None:
    """In a process of its own: seconds, clues, and a digest of every row of every rule."""
    from yingbao.engine import run

    started = time.perf_counter()
    found = run(snapshot, date.fromisoformat(AS_OF), memory=memory)
    told = hashlib.sha256()
    for rule in found.rules:
        told.update(f"{rule.rule.code} {rule.looked_at}\n".encode())
        for row in rule.rows:
            told.update("\x1f".join(row.order).encode() + b"\n")
    counts = {rule.rule.code: len(rule.rows) for rule in found.rules}
    broken = [item.rule.code for item in found.not_run if "出错" in item.reason]
    seconds = time.perf_counter() - started
    said = {"seconds": seconds, "counts": counts, "digest": told.hexdigest(), "broken": broken}
    print(json.dumps(said))


def measured(snapshot: Path, memory: str = MEMORY) -> measure.Measured:
    found = measure.python("scale.py", "--run", snapshot, "--memory", memory)
    if found.exit_code or found.said["broken"]:
        raise SystemExit(f"the rules ended with {found.exit_code}, {found.said.get('broken')}")
    return found


def county_snapshot(people: int, seed: int) -> Path:
    """The seed: one invented county, received as any other."""
    out = ROOT / ".benchmarks" / f"scale-{people}-{seed}" / "out"
    if not (out / "clues.csv").exists():
        os.environ["YINGBAO_HOME"] = str(out.parent / "home")
        inbox = sample(people, seed)
        measure.run([*YINGBAO, "check", str(inbox), "--as-of", AS_OF, "--out", str(out)])
    return out / "store" / "snapshots" / (out / "store" / "CURRENT").read_text().strip()


def room_for(county: Path, copies: int, scratch: Path) -> str:
    """Why a snapshot of so many copies cannot be made here, empty when it can."""
    size = sum(file.stat().st_size for file in county.glob("*.parquet"))
    needed, free = size * copies * ROOM, shutil.disk_usage(scratch).free
    return (
        "" if needed <= free else f"needs {needed / 1e9:.0f} GB of disk, {free / 1e9:.0f} are free"
    )


def place(what: str, people: int, county: Path, unit: int, scratch: Path) -> Iterator[Goal | str]:
    """Half the people, then all of them."""
    copies = max(2, people // unit)
    if short := room_for(county, copies, scratch):
        yield f"skipped {what} of {people:,}: {short}"
        return
    half = measured(grow(county, scratch / f"{what}-half", copies // 2))
    shutil.rmtree(scratch / f"{what}-half")
    snapshot = grow(county, scratch / what, copies)
    whole = measured(snapshot)
    yield from _goals(what, copies, unit, half, whole)
    tight = measured(snapshot, TIGHT)
    same = tight.said["digest"] == whole.said["digest"]
    how = (
        f"every row of every rule {'the same' if same else 'NOT THE SAME'} at {MEMORY} and {TIGHT}"
    )
    yield Goal(f"{what}: results that differ", float(not same), 0, "", how)
    shutil.rmtree(snapshot)


def _goals(
    what: str, copies: int, unit: int, half: measure.Measured, whole: measure.Measured
) -> Iterator[Goal]:
    people, before = copies * unit, copies // 2 * unit
    clues = sum(whole.said["counts"].values())
    told = f"{people:,} people, {len(whole.said['counts'])} rules, {clues:,} clues"
    peak = f"{told}, {whole.seconds:.0f} s ({whole.cpu:.0f} s of work)"
    yield Goal(f"{what}: peak memory", whole.peak_mb / 1024, PEAK_GB, " GB", peak)
    growth = (whole.cpu / people) / (half.cpu / before)
    how = f"{half.cpu:.0f} s of work on {before:,} people, {whole.cpu:.0f} s on {people:,}"
    yield Goal(f"{what}: work a person on twice the people", growth, GROWTH, " ×", how)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--county", type=int, default=20_000)
    asked.add_argument("--city", type=int, default=2_200_000)
    asked.add_argument("--province", type=int, default=35_000_000)
    asked.add_argument("--seed", type=int, default=2020)
    asked.add_argument("--run", type=Path)
    asked.add_argument("--memory", default=MEMORY)
    chosen = asked.parse_args()
    if chosen.run:
        rules(chosen.run, chosen.memory)
        return
    os.environ["PYTHONPATH"] = str(ROOT / "src")
    county = county_snapshot(chosen.county, chosen.seed)
    with tempfile.TemporaryDirectory(prefix="scale-", dir=ROOT / ".benchmarks") as scratch:
        for what, people in (("city", chosen.city), ("province", chosen.province)):
            if not people:
                continue
            for goal in place(what, people, county, chosen.county, Path(scratch)):
                print(goal, flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
