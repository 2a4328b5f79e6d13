"""`yingbao held` and `yingbao outcomes` towards the person at the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from yingbao.clues import ClueMemory, OutcomeBook
from yingbao.clues.breakers import BreakerState, HeldNote
from yingbao.clues.tests.test_outcomes import outcome
from yingbao.commands import held, outcomes, rule
from yingbao.reports.publishing import write_durably

app = typer.Typer(callback=lambda: None)
held.register(app)
outcomes.register(app)
rule.register(app)
NOTE = HeldNote(
    "C1", "f", "facts", "212", "死亡后仍在册", "错保", "红", "龙港镇", "梁庄村", "death_record", "可能没有交全"
)  # fmt: skip


@pytest.fixture
def out(tmp_path) -> Path:
    ClueMemory().save(tmp_path / "store", write_durably)
    BreakerState(held=[NOTE]).save(tmp_path / "store", write_durably)
    OutcomeBook().with_all([outcome()]).save(tmp_path / "store", write_durably)
    return tmp_path


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def test_the_list_says_what_waits_and_why(out):
    told = run("held", "list", str(out)).stdout
    assert "death_record：可能没有交全" in told
    assert "C1" in told and "龙港镇" in told


def test_a_release_needs_a_name_and_a_reason_and_is_on_record(out):
    assert run("held", "release", str(out), "C1", "--by", " ", "--why", "看过").exit_code == 2
    result = run("held", "release", str(out), "C1", "--by", "王局", "--why", "看过名册")
    assert result.exit_code == 0 and "放行 1 条" in result.stdout
    told = run("held", "list", str(out)).stdout
    assert "没有留下的线索" in told
    assert f"{date.today()} 王局 放行 C1（1 条）：看过名册" in told


@pytest.mark.parametrize("what", [["C9"], ["--cause", "vehicle"], []])
def test_a_release_of_nothing_is_refused_and_changes_nothing(out, what):
    before = (out / "store" / "clue_breakers").read_bytes()
    assert run("held", "release", str(out), *what, "--by", "王", "--why", "看").exit_code == 2
    assert (out / "store" / "clue_breakers").read_bytes() == before


def test_precision_is_shown_by_rule_township_and_source(out):
    told = run("outcomes", "show", str(out)).stdout
    for word in ("212", "龙港镇", "死亡注销", "100%", "21%–100%"):
        assert word in told


def test_the_page_of_a_rule_can_carry_what_this_county_found(out, tmp_path):
    told = run("rule", "explain", "212", "--out", str(out)).stdout
    assert "## 本县核实情况" in told and "核实 1 条，属实 1 条" in told
    assert "还没有核实结果" in run("rule", "explain", "203", "--out", str(out)).stdout
    assert "本县核实情况" not in run("rule", "explain", "212").stdout


@pytest.mark.parametrize(
    "arguments", [["held", "list"], ["outcomes", "show"], ["outcomes", "load"]]
)
def test_a_folder_without_results_is_one_clear_line(tmp_path, arguments):
    result = run(*arguments, str(tmp_path / "没有"))
    assert result.exit_code == 2
    assert "里没有比对结果" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_file_that_is_no_ledger_is_one_clear_line(out):
    (out / "台账.xlsx").write_bytes(b"x")
    result = run("outcomes", "load", str(out / "台账.xlsx"))
    assert result.exit_code == 2
    assert "打不开或者不完整" in result.stderr


def test_a_record_that_cannot_be_read_is_said_and_left_alone(out):
    (out / "store" / "clue_breakers").write_text("{")
    result = run("held", "list", str(out))
    assert result.exit_code == 2
    assert "什么也没有改动" in result.stderr
