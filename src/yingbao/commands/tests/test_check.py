"""`yingbao check` towards the person at the keyboard: answers, exit codes, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from yingbao.commands import check as check_command
from yingbao.commands.summary import _not_run
from yingbao.reports import job
from yingbao.reports.reception import ReadSheet, Reception
from yingbao.reports.tests import county

CLEAN = Reception(sheets=tuple(s for s in county.RECEPTION.sheets if s.table and not s.rejected))


app = typer.Typer(callback=lambda: None)
check_command.register(app)


@pytest.fixture
def run(tmp_path: Path, monkeypatch):
    """Runs `check` on an inbox with fake stages; returns the result and OUT."""
    store = tmp_path / "snap"
    store.mkdir()
    inbox, out = tmp_path / "收件", tmp_path / "结果"
    inbox.mkdir()

    def run(*options: str, reception: Reception = county.RECEPTION, **paths: Path):
        monkeypatch.setattr(job, "the_stages", lambda: county.stages(store, reception))
        arguments = [str(paths.get("inbox", inbox)), "--out", str(paths.get("out", out)), *options]
        if "--as-of" not in options:
            arguments += ["--as-of", "2020-04-30"]
        return CliRunner().invoke(app, ["check", *arguments]), out

    return run


def test_it_writes_every_paper(run):
    _, out = run()
    assert {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()} == {
        "clues.csv", "rejects.csv", "manifest.json", "概览.html", "疑点线索台账.xlsx",
        "数据质量报告.xlsx", "回执/县公安局.xlsx", "回执/县民政局.xlsx", "store/clue_memory",
        "store/clue_breakers",
    }  # fmt: skip


def test_rows_given_back_mean_exit_3_and_a_clean_run_exit_0(run):
    assert run()[0].exit_code == 3
    assert run(reception=CLEAN)[0].exit_code == 0


def test_json_is_all_that_stands_on_stdout(run):
    result, _ = run("--json")
    summary = json.loads(result.stdout)
    assert summary["clues"] == 3 and summary["by_kind"]["漏保"] == 1
    assert summary["by_rule"] == {"203": 1, "212": 1, "245": 1}
    assert summary["exit_code"] == 3


def test_the_summary_says_where_the_ledger_lies(run):
    result, out = run()
    assert str(out / "疑点线索台账.xlsx") in result.stdout
    assert "退回 1 行" in result.stdout


def test_running_again_changes_no_byte_whatever_the_threads(run):
    _, out = run("--threads", "1", "--memory", "512MB")
    first = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    run("--threads", "2", "--memory", "2GB")
    assert first == {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}


def test_rejects_name_place_reason_and_next_step(run):
    _, out = run()
    lines = (out / "rejects.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "file,sheet,row,column,reason_code,reason,action"
    assert lines[1].startswith("低保名册.xlsx,在册,4,身份证号,wrong_length,读到 140521******1201")


def test_reveal_writes_full_numbers(run):
    _, out = run("--reveal")
    assert county.cast.WANG_ID in (out / "clues.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("day", ["2020-13-01", "昨天", "2020/04/30", "20200230"])
def test_a_wrong_date_is_one_clear_line(run, day):
    result, _ = run("--as-of", day)
    assert result.exit_code == 2
    assert one_line(result.stderr).startswith(f"日期 {day} 读不懂")


def test_a_missing_folder_is_one_clear_line(run, tmp_path):
    result, _ = run(inbox=tmp_path / "没有")
    assert result.exit_code == 2
    assert "没有找到文件夹" in one_line(result.stderr)


def test_a_file_is_not_an_inbox(run, tmp_path):
    (tmp_path / "名册.xlsx").write_bytes(b"x")
    result, _ = run(inbox=tmp_path / "名册.xlsx")
    assert result.exit_code == 2
    assert "是一个文件" in one_line(result.stderr)


def test_results_never_go_into_the_inbox(run, tmp_path):
    result, _ = run(out=tmp_path / "收件" / "结果")
    assert result.exit_code == 2
    assert "不能放在收件文件夹里面" in one_line(result.stderr)


def test_a_county_file_that_is_not_there_is_one_clear_line(run):
    result, _ = run("--county", "没有.yaml")
    assert result.exit_code == 2
    assert "--county" in one_line(result.stderr)


def test_nothing_recognisable_is_one_line_and_exit_3(run):
    strange = Reception(sheets=(ReadSheet("", "值班表.xlsx", "c" * 64, "Sheet1", "", "", 0, 0, 0),))
    result, out = run(reception=strange)
    assert result.exit_code == 3
    assert "没有认出任何一张表" in one_line(result.stderr)
    assert (out / "数据质量报告.xlsx").exists()


def test_a_full_disk_is_exit_7_and_leaves_the_former_result(run, monkeypatch):
    _, out = run()
    before = (out / "clues.csv").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(job, "publish", full)
    result, _ = run()
    assert result.exit_code == 7
    assert "磁盘满了" in one_line(result.stderr)
    assert (out / "clues.csv").read_bytes() == before


def test_an_interruption_is_exit_130_and_leaves_the_former_result(run, monkeypatch):
    _, out = run()
    before = (out / "clues.csv").read_bytes()

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(job, "papers", interrupted)
    result, _ = run()
    assert result.exit_code == 130
    assert one_line(result.stderr) == "已中断，原有结果未改动。"
    assert (out / "clues.csv").read_bytes() == before


def test_an_unforeseen_error_is_one_line_without_anybodys_data(run, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ValueError(f"cannot read {county.cast.WANG_ID}")

    monkeypatch.setattr(job, "papers", broken)
    result, _ = run()
    assert result.exit_code == 1
    assert one_line(result.stderr).startswith("程序出错（ValueError，test_check.py 第 ")
    assert county.cast.WANG_ID not in result.stderr


def one_line(text: str) -> str:
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    return lines[0]


def test_rules_that_lack_the_same_table_are_told_in_one_line() -> None:
    lacks = {
        "261": "未运行：缺 高龄津贴",
        "272": "未运行：缺 失业登记",
        "275": "未运行：缺 高龄津贴",
    }
    assert _not_run(lacks) == [
        "没有运行 3 条规则（补齐以后再运行一次就行）：",
        "  261、275：缺 高龄津贴",
        "  272：缺 失业登记",
    ]
    assert _not_run({}) == []
