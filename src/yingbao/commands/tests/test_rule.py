"""`yingbao rule` towards the person at the keyboard."""

from __future__ import annotations

import json
from pathlib import Path

import typer
from typer.testing import CliRunner

from yingbao.commands import rule as rule_command
from yingbao.engine.tests.small_packs import RULE, TEST, packs_at, snapshot_at

app = typer.Typer(callback=lambda: None)
rule_command.register(app)


def run(packs: Path, *words: str):
    return CliRunner().invoke(app, ["rule", *words, "--packs", str(packs)])


def test_list_shows_code_title_level_direction_and_status(tmp_path: Path) -> None:
    result = run(packs_at(tmp_path), "list")
    assert result.exit_code == 0
    assert "212" in result.stdout and "已死亡仍在册" in result.stdout and "试运行" in result.stdout


def test_test_names_departures_and_mutants(tmp_path: Path) -> None:
    result = run(packs_at(tmp_path), "test", "212")
    assert result.exit_code == 0
    assert "212 已死亡仍在册：例 4/4，变异 3/3" in result.stdout


def test_test_fails_with_the_condition_that_nobody_guards(tmp_path: Path) -> None:
    packs = packs_at(tmp_path)
    text = TEST.replace("  已停保: {dibao_member: {status: 停保}}\n", "")
    (packs / "dibao/rules/dead.test.yaml").write_text(text, "utf-8")
    result = run(packs, "test", "212")
    assert result.exit_code == 1
    assert "存活 dibao/rules/dead.sql:20 status = '在保' → TRUE" in result.stdout


def test_verbose_lists_every_case(tmp_path: Path) -> None:
    assert "通过 dibao/rules/dead.test.yaml" in run(packs_at(tmp_path), "test", "212", "-v").stdout


def test_lint_prints_one_line_an_issue_and_fails(tmp_path: Path) -> None:
    packs = packs_at(tmp_path, dead_sql=RULE.replace("status = '在保'", "age >= 60"))
    result = run(packs, "lint", "212")
    assert result.exit_code == 1
    assert "dibao/rules/dead.sql:20 NoLegalNumbers：60 应写成带日期和依据的参数" in result.stdout


def test_explain_prints_the_page(tmp_path: Path) -> None:
    assert run(packs_at(tmp_path), "explain", "212").stdout.startswith("# 212 已死亡仍在册")


def test_an_unknown_code_is_one_line_and_exit_2(tmp_path: Path) -> None:
    for verb in ("explain", "test", "lint"):
        result = run(packs_at(tmp_path), verb, "999")
        assert result.exit_code == 2
        assert result.stdout.strip() == "没有编号为 999 的规则。用 yingbao rule list 查看全部编号。"


def test_packs_that_cannot_be_read_are_one_line_and_exit_2(tmp_path: Path) -> None:
    packs = packs_at(tmp_path, dead_sql=RULE.replace("level: 红", "level: 紫"))
    result = run(packs, "list")
    assert result.exit_code == 2
    assert result.stdout.startswith("dibao/rules/dead.sql:5：“level”读到“紫”")


def test_new_writes_a_rule_and_its_test_and_says_what_comes_next(tmp_path: Path) -> None:
    packs = packs_at(tmp_path)
    result = run(packs, "new", "246", "户口已迁出仍在册", "--name", "moved_out")
    assert result.exit_code == 0
    assert (packs / "dibao/rules/moved_out.sql").exists()
    assert (packs / "dibao/rules/moved_out.test.yaml").exists()
    assert "yingbao rule test 246" in result.stdout


def test_docs_writes_pages_and_removes_those_of_rules_that_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "999.md").write_text("old", "utf-8")
    assert run(packs_at(tmp_path / "packs"), "docs", str(folder)).exit_code == 0
    assert {path.name for path in folder.iterdir()} == {"README.md", "212.md"}


def test_run_writes_rows_and_manifest_and_says_what_was_not_run(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs")
    member = {
        "person_id": "p1",
        "match": "strong",
        "status": "在保",
        "period": "2020-04-01",
        "row_ref": "f|s|2",
    }
    dead = {"person_id": "p1", "match": "strong", "died_on": "2020-03-31", "row_ref": "g|s|3"}
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[member], death_record=[dead])
    result = run(packs, "run", str(snapshot), "--as-of", "2020-04-30", "--out", str(tmp_path / "o"))
    assert result.exit_code == 0
    lines = (tmp_path / "o/rows.csv").read_text("utf-8-sig").splitlines()
    assert lines[1].startswith("212,p1,") and "f|s|2;g|s|3" in lines[1]
    assert json.loads((tmp_path / "o/manifest.json").read_text("utf-8"))["snapshot"] == "s1"
    run(packs, "docs", str(tmp_path / "d"), "--results", str(tmp_path / "o/results.json"))
    assert "判断之日 2020-04-30：看过 1 行，疑点 1 条。" in (tmp_path / "d/212.md").read_text(
        "utf-8"
    )
    empty = snapshot_at(tmp_path / "s2", packs)
    result = run(packs, "run", str(empty), "--as-of", "2020-04-30", "--out", str(tmp_path / "o"))
    assert "212 已死亡仍在册：未运行：缺 低保人员" in result.stdout


def test_run_refuses_a_wrong_day_engine_or_folder_in_one_line(tmp_path: Path) -> None:
    packs, there = packs_at(tmp_path / "packs"), str(tmp_path)
    out = ("--out", str(tmp_path / "o"))
    for words, told in (
        ((there, "--as-of", "2020-4-31"), "日期“2020-4-31”应写成"),
        ((there, "--as-of", "2020-04-30", "--backend", "hive"), "没有名为“hive”的引擎"),
        ((f"{there}/none", "--as-of", "2020-04-30"), "没有快照文件夹"),
    ):
        result = run(packs, "run", *words, *out)
        assert result.exit_code == 2
        assert result.stdout.startswith(told)
