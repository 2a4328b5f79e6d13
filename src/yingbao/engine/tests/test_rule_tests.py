"""Scenes, departures and mutants: what passes, what is refused, what survives."""

from pathlib import Path

import pytest

from yingbao.engine import RuleError, load_library
from yingbao.engine.testing import World, examine_one, mutants
from yingbao.engine.testing.cases import read_test_file
from yingbao.engine.tests.small_packs import RULE, TEST, packs_at


def examined(packs: Path, strict: bool = False):
    return examine_one(load_library(packs), "212", World(load_library(packs)), strict)


def test_a_guarded_rule_passes_and_every_mutant_dies(tmp_path: Path) -> None:
    examination = examined(packs_at(tmp_path))
    assert examination.passed
    assert (len(examination.verdicts), examination.mutants) == (4, 3)


def test_a_condition_no_departure_misses_is_told_with_its_line(tmp_path: Path) -> None:
    text = TEST.replace("  已停保: {dibao_member: {status: 停保}}\n", "")
    (survivor,) = examined(_with_test(tmp_path, text)).survivors
    assert survivor.change == "status = '在保' → TRUE"
    assert survivor.place.line == 20


def _with_test(folder: Path, text: str) -> Path:
    packs = packs_at(folder)
    (packs / "dibao/rules/dead.test.yaml").write_text(text, "utf-8")
    return packs


def test_mutants_cover_where_on_having_case_filter_exists_and_both_sides_of_or(
    tmp_path: Path,
) -> None:
    sql = RULE.replace(
        "WHERE status = '在保'",
        "WHERE (status = '在保' OR (is_covered AND age > 1)) AND NOT EXISTS (SELECT 1 FROM died AS x WHERE "
        "x.match = 'weak') AND NOT (age < 0 OR age > 200)",
    ).replace("d.died_on AS since", "CASE WHEN d.match = 'strong' THEN d.died_on END AS since")
    rule = load_library(packs_at(tmp_path, dead_sql=sql)).rule("212")
    changes = {mutant.change for mutant in mutants(rule)}
    assert {
        "(status = '在保' OR (is_covered AND age > 1)) → TRUE",
        "is_covered → TRUE",
        "age > 1 → TRUE",
        "x.match = 'weak' → TRUE",
        "d.match = 'strong' → TRUE",
        "d.person_id = p.person_id → TRUE",
    } <= changes
    assert any(change.startswith("NOT EXISTS(") for change in changes)
    assert any(change.startswith("NOT (age < 0 OR age > 200)") for change in changes)


def test_strict_also_tries_boundaries(tmp_path: Path) -> None:
    examination = examined(packs_at(tmp_path), strict=True)
    assert examination.mutants == 4
    assert examination.passed  # 本月才死 is the day itself


def test_a_rule_that_fails_its_scene_says_what_it_found(tmp_path: Path) -> None:
    text = TEST.replace("level: 红", "level: 橙")
    (verdict, *_) = examined(_with_test(tmp_path, text)).verdicts
    assert "没有一条符合" in verdict.complaint
    assert "'level': '红'" in verdict.complaint


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("scene:", "scen:", "缺“scene”"),
        ("{died_on: 2020-04-01}", "{death_on: 2020-04-01}", "没有列 death_on"),
        ("{death_record: {person_id: 乙}}", "{cremation: {person_id: 乙}}", ""),
        ("{death_record: {person_id: 乙}}", "{vehicle: {person_id: 乙}}", "不读“vehicle”"),
    ],
)
def test_a_test_that_cannot_mean_anything_is_told(
    tmp_path: Path, was: str, becomes: str, says: str
) -> None:
    examination = examined(_with_test(tmp_path, TEST.replace(was, becomes)))
    told = examination.refused + "".join(v.complaint for v in examination.verdicts)
    assert says in told
    assert not examination.passed


def test_a_rule_without_a_test_is_refused(tmp_path: Path) -> None:
    packs = packs_at(tmp_path)
    (packs / "dibao/rules/dead.test.yaml").unlink()
    assert "缺测试文件" in examined(packs).refused


ROWS = """as_of: 2020-04-30
scene:
  dibao_member: {person_id: 甲, status: 在保}
  death_record: {父: {person_id: 甲, died_on: 2020-03-31}, 子: {person_id: 乙, died_on: 2020-01-01}}
silent_when:
"""


def tables(packs_folder: Path, change: str):
    packs = _with_test(packs_folder, f"{ROWS}  改: {change}\n")
    path = packs / "dibao/rules/dead.test.yaml"
    return read_test_file(path, packs).cases[1].tables


def test_a_departure_changes_a_row_by_name(tmp_path: Path) -> None:
    changed = tables(tmp_path, "{death_record: {父: {match: weak}}}")["death_record"]
    assert changed["父"]["match"] == "weak"
    assert "match" not in changed["子"]


def test_a_departure_removes_a_row_and_empties_a_table(tmp_path: Path) -> None:
    assert list(tables(tmp_path, "{death_record: {子: null}}")["death_record"]) == ["父"]
    assert tables(tmp_path, "{death_record: null}")["death_record"] == {}


def test_a_departure_adds_rows_by_list_or_new_name(tmp_path: Path) -> None:
    assert len(tables(tmp_path, "{death_record: [{person_id: 丙}]}")["death_record"]) == 3
    assert "孙" in tables(tmp_path, "{death_record: {孙: {person_id: 丙}}}")["death_record"]


def test_a_departure_must_say_which_of_several_rows(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="须写明改哪一行：父、子"):
        tables(tmp_path, "{death_record: {match: weak}}")


def test_setting_a_column_to_null_is_not_removing_a_row(tmp_path: Path) -> None:
    assert tables(tmp_path, "{dibao_member: {status: null}}")["dibao_member"] == {
        "1": {"person_id": "甲", "status": None}
    }


def test_the_population_can_be_counted(tmp_path: Path) -> None:
    text = TEST.replace(
        "已停保: {dibao_member: {status: 停保}}",
        "已停保: {dibao_member: {status: 停保}, population: 1}",
    )
    told = [v.complaint for v in examined(_with_test(tmp_path, text)).verdicts]
    assert "population 应有 1 行，实有 0 行。" in told
