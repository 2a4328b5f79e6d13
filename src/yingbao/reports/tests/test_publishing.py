"""Files appear together or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from yingbao.reports.publishing import publish


def test_new_files_replace_the_old_and_gone_ones_go(tmp_path: Path):
    publish(tmp_path, {"a.csv": b"1", "回执/残联.xlsx": b"2"})
    publish(tmp_path, {"a.csv": b"3"}, former=["a.csv", "回执/残联.xlsx"])
    assert (tmp_path / "a.csv").read_bytes() == b"3"
    assert not (tmp_path / "回执/残联.xlsx").exists()


def test_a_foreign_file_is_left_alone(tmp_path: Path):
    (tmp_path / "笔记.txt").write_text("我的")
    publish(tmp_path, {"a.csv": b"1"}, former=["b.csv"])
    assert (tmp_path / "笔记.txt").read_text() == "我的"


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path: Path, monkeypatch, fails_at):
    publish(tmp_path, {"a.csv": b"old", "b.csv": b"old"})
    calls = iter(range(1, 9))
    real = os.fsync

    def fsync(handle: int) -> None:
        if next(calls) == fails_at:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError):
        publish(tmp_path, {"a.csv": b"new", "b.csv": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.csv": b"old",
        "b.csv": b"old",
    }


def test_what_a_killed_run_left_behind_is_cleared(tmp_path: Path):
    (tmp_path / ".staging-dead").mkdir()
    publish(tmp_path, {"a.csv": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
