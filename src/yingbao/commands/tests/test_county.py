"""`yingbao county check` towards the officer who has to fill things in."""

from __future__ import annotations

from pathlib import Path

import typer
from typer.testing import CliRunner

from yingbao.commands import county as county_command
from yingbao.engine.tests.small_packs import PARAMETER, RULE, packs_at

app = typer.Typer(callback=lambda: None)
county_command.register(app)


def run(packs: Path, *words: str):
    return CliRunner().invoke(app, ["county", "check", "--packs", str(packs), *words])


def test_nothing_to_do_is_said_in_one_line(tmp_path: Path) -> None:
    result = run(packs_at(tmp_path), "--as-of", "2020-04-30")
    assert (result.exit_code, result.stdout) == (0, "2020-04-30：须填写 0 项，待核实 0 项。\n")


def test_a_missing_value_names_the_rules_it_stops(tmp_path: Path) -> None:
    result = run(packs_at(tmp_path), "--as-of", "2014-04-30")
    assert result.exit_code == 3
    assert "须填写 dibao/grace 死亡后办理变更的期限（月）：没有值" in result.stdout
    assert "规则 212 没有它不能运行" in result.stdout


def test_a_doubtful_value_names_the_rules_it_caps_or_eases(tmp_path: Path) -> None:
    doubtful = PARAMETER.replace("status: verified", "status: to_verify\nwhy: 县里尚未回复")
    result = run(packs_at(tmp_path / "a", grace_yaml=doubtful), "--as-of", "2020-04-30")
    assert result.exit_code == 0
    assert "规则 212 因它待核实，级别最高为黄" in result.stdout and "县里尚未回复" in result.stdout
    guard = RULE.replace("{grace: dibao/grace}", "{grace: {use: dibao/grace, role: guard}}")
    packs = packs_at(tmp_path / "b", grace_yaml=doubtful, dead_sql=guard)
    assert "规则 212 用它来放过人或分级" in run(packs, "--as-of", "2020-04-30").stdout


def test_a_county_that_has_verified_its_value_is_done(tmp_path: Path) -> None:
    doubtful = PARAMETER.replace("status: verified", "status: to_verify")
    county = tmp_path / "county.yaml"
    county.write_text(
        "parameters:\n  dibao/grace:\n    values: {2014-05-01: 1}\n    status: verified\n    checked_on: 2020-04-01\n",
        "utf-8",
    )
    packs = packs_at(tmp_path / "p", grace_yaml=doubtful)
    assert "待核实 0 项" in run(packs, "--as-of", "2020-04-30", "--county", str(county)).stdout


def test_a_wrong_day_or_file_is_one_line_and_exit_2(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "p")
    result = run(packs, "--as-of", "2020-4-31")
    assert (result.exit_code, result.stdout) == (2, "日期“2020-4-31”应写成 2020-04-30 的样子。\n")
    result = run(packs, "--county", str(tmp_path / "none.yaml"))
    assert result.exit_code == 2 and "县参数文件读不了" in result.stdout
