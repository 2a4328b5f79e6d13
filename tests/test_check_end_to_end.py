"""`yingbao check` on the invented county, as a person would run it: one process, real files."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from yingbao.sample import invent, publish

FULL_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
# A department's own rows go back to it as it wrote them.
SENT_BACK = "退回修改"
# Enough for every paper; tests/county has the whole inbox.
FEW = (
    "农村低保*查询_202004",
    "特困人员*查询_202004",
    "公安局死亡",
    "交警大队",
    "残联持证",
    "民政局五一",
)
PAPERS = ("疑点线索台账.xlsx", "数据质量报告.xlsx", "概览.html", "clues.csv", "rejects.csv")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An inbox of departments' files and one home of keys for every run."""
    folder = tmp_path_factory.mktemp("县")
    publish(invent(1000, 7), folder / "全部")
    (folder / "inbox").mkdir()
    for name in FEW:
        for file in (folder / "全部" / "inbox").glob(f"{name}*"):
            file.rename(folder / "inbox" / file.name)
    return folder


def command(home: Path, out: str, *options: str) -> list[str]:
    inbox, result = str(home / "inbox"), str(home / out)
    return [
        sys.executable, "-m", "yingbao.cli", "check", inbox,
        "--as-of", "2020-04-30", "--out", result, *options,
    ]  # fmt: skip


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"YINGBAO_HOME": str(home / "keys"), "PYTHONPATH": "src"}


@pytest.fixture(scope="module")
def done(home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(home, "结果", "--json"), capture_output=True, text=True, env=environment(home)
    )


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_it_ends_with_rows_given_back_and_says_nothing_else(done):
    assert done.returncode == 3, done.stderr
    assert done.stderr == ""
    assert json.loads(done.stdout)["exit_code"] == 3


def test_every_paper_is_there(done, home):
    assert all((home / "结果" / name).exists() for name in PAPERS)
    assert list((home / "结果" / "回执").glob("*.xlsx"))


def test_numbers_agree_between_summary_list_and_ledger(done, home):
    clues, summary = lines(home / "结果" / "clues.csv"), json.loads(done.stdout)
    assert summary["clues"] == len(clues) == sum(summary["by_rule"].values())
    book = load_workbook(home / "结果" / "疑点线索台账.xlsx", read_only=True)
    total = next(row for row in book["汇总"].iter_rows(values_only=True) if row[0] == "合计")
    assert total[15] == len(clues)
    assert summary["rows_rejected"] <= len(lines(home / "结果" / "rejects.csv"))


def test_every_clue_says_who_why_and_where(done, home):
    received = {
        file["file"] for file in json.loads((home / "结果/manifest.json").read_text())["inputs"]
    }
    for clue in lines(home / "结果" / "clues.csv"):
        assert clue["because"] and clue["rule"].isdigit()
        for place in clue["evidence"].split(";"):
            file, _sheet, row = place.split("|")
            assert file in received and int(row) > 0


def test_no_full_identity_number_leaves_in_any_paper(done, home):
    for path in (home / "结果").rglob("*"):
        if path.is_file() and SENT_BACK not in path.parts and "store" not in path.parts:
            assert not FULL_NUMBER.search(text_of(path)), path.name


def text_of(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text("utf-8-sig")
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())


def test_running_again_changes_nothing_and_reveal_only_the_numbers(done, home):
    before = lines(home / "结果" / "clues.csv")
    subprocess.run(command(home, "结果", "--reveal"), capture_output=True, env=environment(home))
    after = lines(home / "结果" / "clues.csv")
    hidden = [{**line, "id_number": ""} for line in after]
    assert hidden == [{**line, "id_number": ""} for line in before]
    assert any(FULL_NUMBER.search(line["id_number"]) for line in after)


def test_ctrl_c_is_130_and_the_former_result_stands(done, home):
    before = (home / "结果" / "rejects.csv").read_bytes()
    (home / "inbox" / "新来的.csv").write_text("姓名,身份证号\n甲,1\n", "utf-8")
    running = subprocess.Popen(
        command(home, "结果"),
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home),
        preexec_fn=heeds_ctrl_c,
    )
    while not list((home / "结果" / "store").glob(".staging-*")) and running.poll() is None:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=120)
    assert (running.returncode, said.strip()) == (130, "已中断，原有结果未改动。")
    assert (home / "结果" / "rejects.csv").read_bytes() == before


def heeds_ctrl_c() -> None:
    """A job in the background of a shell without job control is born deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
