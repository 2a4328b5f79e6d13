"""Large folders, read at several desks: the same snapshot, no process left, nothing of the keys outside."""

from __future__ import annotations

import importlib
import shutil
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from yingbao.exchange import crew
from yingbao.exchange.crew import DeskProcess, Errand, Setup, read_at_desks
from yingbao.exchange.mapping.answers import Answers
from yingbao.exchange.reading.arrivals import Arrival
from yingbao.exchange.tests.desk import AS_OF, Rows, person
from yingbao.identity import KeyRing

intake = importlib.import_module("yingbao.exchange.intake")
DEATHS: Rows = [["姓名", "身份证号", "死亡日期"]]
DEATHS += [[f"王{n}", person(n), "2020-03-01"] for n in range(1, 6)]
DEATHS += [["李四", person(9), "昨天"], [None, "12345", "2020-03-02"]]
ROLL: Rows = [["户主姓名", "户主身份证号", "乡镇", "村", "保障人口", "月保障金"]]
ROLL += [[f"赵{n}", person(n + 20), "龙港镇", "梁庄村", 2, 300] for n in range(1, 5)]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "公安局").mkdir(parents=True)
    _book(folder / "公安局" / "死亡人员.xlsx", DEATHS)
    _book(folder / "2020年3月低保花名册.xlsx", ROLL)
    shutil.copy(folder / "2020年3月低保花名册.xlsx", folder / "2020年4月低保花名册.xlsx")
    shutil.copy(
        folder / "公安局" / "死亡人员.xlsx", folder / "公安局" / "死亡人员（又发一次）.xlsx"
    )
    (folder / "坏的.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    with zipfile.ZipFile(folder / "打包.zip", "w") as packed:
        packed.writestr(
            "死亡人员补充.csv", "姓名,身份证号,死亡日期\n钱一," + person(40) + ",2020-02-02\n"
        )
    return folder


def _book(path: Path, rows: Rows) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def _taken(inbox: Path, place: Path, keys: Path) -> tuple[object, dict[str, list[object]]]:
    result = intake.intake(inbox, place / "store", AS_OF, KeyRing.open(keys), out=place)
    tables = sorted(result.snapshot.glob("*.parquet"))
    return result.files, {path.stem: pq.read_table(path).to_pylist() for path in tables}


def test_a_folder_read_at_desks_gives_the_snapshot_that_one_desk_gives(
    inbox, tmp_path, monkeypatch
):
    here = _taken(inbox, tmp_path / "here", tmp_path / "keys")
    monkeypatch.setattr(intake, "WORTH_A_CREW", 0)
    assert _taken(inbox, tmp_path / "crew", tmp_path / "keys") == here
    states = {report.name: report.state for report in here[0]}
    assert states["坏的.xlsx"] == "unreadable"
    assert states["公安局/死亡人员（又发一次）.xlsx"] == "repeated"
    assert states["2020年4月低保花名册.xlsx"] == "loaded"
    assert states["打包.zip/死亡人员补充.csv"] == "loaded"


def _setup(tmp_path: Path) -> Setup:
    keys = KeyRing.open(tmp_path / "keys").keys
    return Setup(keys, AS_OF, Answers({}, {}), tmp_path)


def test_a_desk_that_the_system_ends_is_told_with_the_file_it_read(inbox, tmp_path):
    desk = DeskProcess(_setup(tmp_path))
    desk.process.kill()
    file = inbox / "2020年3月低保花名册.xlsx"
    with pytest.raises(OSError, match="内存不够") as told:
        desk.ask(Errand(Arrival(file.name, file), 0, ""))
    assert told.value.filename == file.name


def test_what_goes_wrong_at_a_desk_is_raised_here(inbox, tmp_path):
    setup = _setup(tmp_path)
    desk = DeskProcess(Setup(setup.keys, setup.as_of, None, setup.scratch))  # type: ignore[arg-type]
    file = inbox / "2020年3月低保花名册.xlsx"
    with pytest.raises(AttributeError):
        desk.ask(Errand(Arrival(file.name, file), 0, ""))
    desk.stop()


def test_a_walk_given_up_leaves_no_desk_behind(inbox, tmp_path, monkeypatch):
    started = []
    start = DeskProcess.__init__
    monkeypatch.setattr(
        DeskProcess,
        "__init__",
        lambda desk, setup: (start(desk, setup), started.append(desk))[0],
    )
    keys = KeyRing.open(tmp_path / "keys").keys
    works = read_at_desks(inbox, keys, AS_OF, Answers({}, {}), 2)
    next(works)
    works.close()
    assert len(started) == 2
    assert all(desk.process.poll() is not None for desk in started)


def test_the_keys_stand_neither_on_the_command_line_nor_in_the_environment(tmp_path):
    setup = _setup(tmp_path)
    desk = DeskProcess(setup)
    process = Path("/proc") / str(desk.process.pid)
    seen = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    desk.stop()
    for key in (setup.keys.identity, *setup.keys.sealing.values()):
        assert key not in seen
        assert key.hex().encode() not in seen


def test_the_same_bytes_under_another_months_name_are_told_apart():
    copies = crew.Copies(date(2020, 4, 30))
    first = copies.digest_of("2020年3月名册.xlsx", "ab")
    assert first == "ab"
    assert copies.digest_of("名册副本.xlsx", "ab") == "ab"
    assert copies.digest_of("2020年3月名册（2）.xlsx", "ab") == "ab"
    assert copies.digest_of("2020年4月名册.xlsx", "ab") not in ("ab", "")
