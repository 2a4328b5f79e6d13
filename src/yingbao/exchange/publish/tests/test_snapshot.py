"""A snapshot is published whole or not at all, whatever moment the run ends at."""

import errno
import importlib
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from yingbao.exchange.publish import snapshot as room
from yingbao.exchange.tests.desk import Taken, person, take

P = [person(i) for i in range(10)]
DEATHS = [["姓名", "身份证号", "死亡日期"], ["张三", P[0], "2020-1-1"]]
MORE = [*DEATHS, ["李四", P[1], "2020-1-2"]]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def taking(files: dict[str, Any], **more: Any) -> Taken:
        return take(monkeypatch, tmp_path, files, **more)

    return taking


def everything(store: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(store)): p.read_bytes()
        for p in store.rglob("*")
        if p.is_file() and p.name != ".lock"
    }


def test_the_same_content_twice_changes_nothing(desk: Any, tmp_path: Path) -> None:
    first = desk({"死亡注销.xlsx": DEATHS})
    before = {
        path: os.stat(tmp_path / "store" / path).st_mtime_ns
        for path in everything(tmp_path / "store")
    }
    second = desk({"死亡注销.xlsx": DEATHS})
    after = {
        path: os.stat(tmp_path / "store" / path).st_mtime_ns
        for path in everything(tmp_path / "store")
    }
    assert second.result.unchanged and second.result.snapshot_id == first.result.snapshot_id
    assert before == after
    assert second.result.files == first.result.files


STEPS = [
    "yingbao.exchange.intake.finish",
    "yingbao.exchange.intake.write_fix_files",
    "yingbao.exchange.intake.save_result",
]
STEPS += [f"yingbao.exchange.publish.snapshot.{name}" for name in ("verify", "flush", "point_to")]
STEPS += ["os.rename", "os.replace", "yingbao.identity.Vault.put_rows"]


@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_the_former_state(
    desk: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    desk({"死亡注销.xlsx": DEATHS})
    former = room.current(tmp_path / "store")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    owner, name = step.rsplit(".", 1)
    target = (
        importlib.import_module("yingbao.identity").Vault
        if owner.endswith("Vault")
        else importlib.import_module(owner)
    )
    with monkeypatch.context() as patch:
        patch.setattr(target, name, fail)
        with pytest.raises(OSError) as caught:
            take(patch, tmp_path, {"死亡注销.xlsx": MORE})
    assert caught.value.errno == errno.ENOSPC
    assert room.current(tmp_path / "store") == former
    assert not list((tmp_path / "store").glob(".staging-*"))
    again = desk({"死亡注销.xlsx": MORE})
    assert len(again.rows("death_record")) == 2


def test_a_full_disk_while_writing_tables_is_told_as_such(
    desk: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import duckdb

    def full(*_: Any, **__: Any) -> None:
        raise duckdb.IOException("Could not write file: No space left on device")

    monkeypatch.setattr(importlib.import_module("yingbao.exchange.intake"), "finish", full)
    with pytest.raises(OSError) as caught:
        desk({"死亡注销.xlsx": DEATHS})
    assert caught.value.errno == errno.ENOSPC


CHILD = """
    import sys, time
    from pathlib import Path
    from pytest import MonkeyPatch
    from yingbao.exchange.publish import snapshot
    from yingbao.exchange.publish.tests.test_snapshot import MORE, take
    step, home = sys.argv[1], Path(sys.argv[2])
    patch = MonkeyPatch()
    def wait(*_, **__):
        print("here", flush=True)
        time.sleep(60)
    patch.setattr(snapshot, step, wait)
    take(patch, home, {"死亡注销.xlsx": MORE})
"""


@pytest.mark.parametrize("step", ["verify", "point_to"])
def test_a_kill_leaves_the_former_state(desk: Any, tmp_path: Path, step: str) -> None:
    desk({"死亡注销.xlsx": DEATHS})
    former = room.current(tmp_path / "store")
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CHILD), step, str(tmp_path)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert child.stdout and child.stdout.readline() == "here\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert room.current(tmp_path / "store") == former
    again = desk({"死亡注销.xlsx": MORE})
    assert len(again.rows("death_record")) == 2
    assert not list((tmp_path / "store").glob(".staging-*"))


def test_a_table_that_cannot_be_read_back_is_not_published(tmp_path: Path) -> None:
    staged = tmp_path / "staged"
    staged.mkdir()
    (staged / "vehicle.parquet").write_bytes(b"PAR1")
    with pytest.raises(room.SnapshotDamaged):
        room.publish(tmp_path, staged, "0" * 24, {"vehicle": 1})
    assert room.current(tmp_path) is None
