"""A run: who can run, what comes out, in which order and under which manifest."""

from datetime import date
from pathlib import Path

import pytest

from yingbao.engine import run
from yingbao.engine.library import load_library
from yingbao.engine.readiness import Readiness
from yingbao.engine.settle import BrokenRule, settled
from yingbao.engine.tests.small_packs import PARAMETER, RULE, VIEW, packs_at, snapshot_at

AS_OF = date(2020, 4, 30)
MEMBER = {
    "person_id": "p1",
    "match": "strong",
    "status": "在保",
    "period": date(2020, 4, 1),
    "row_ref": "f|s|2",
}
DEAD = {"person_id": "p1", "match": "strong", "died_on": date(2020, 3, 31), "row_ref": "g|s|3"}


def people(count: int) -> list[dict]:
    return [MEMBER | {"person_id": f"p{n}", "row_ref": f"f|s|{n}"} for n in range(count)]


def test_of_sources_that_will_do_one_is_enough() -> None:
    library = load_library()
    rule = library.rule("715")
    rolls = {"dibao_member", "dibao_household", "tekun_member"}
    for table in rule.needs_any:
        assert Readiness(library, frozenset(rolls | {table})).why_not(rule, AS_OF) == ""
    missing = Readiness(library, frozenset(rolls)).why_not(rule, AS_OF)
    assert missing == "未运行：缺 代发账户取款明细（代发银行） 或 代领代管账户备案（乡镇）"


PAUSED = """parameters:
  epidemic/review_paused:
    values: {2022-10-01: 暂停退出核查}
    legal_basis: {2022-10-01: {norm: 民发〔2021〕57号, article: 第三十一条, gist: 可以延长核查期限}}
"""
STOPPED = {
    "person_id": "p1",
    "match": "strong",
    "row_ref": "f|s|2",
    "programme": "低保",
    "decision_kind": "停保",
    "decided_on": date(2022, 11, 20),
    "reason": "收入超标",
}


@pytest.mark.parametrize("told", [False, True])
def test_a_rule_that_waits_for_a_local_paper_says_so(tmp_path: Path, told: bool) -> None:
    county = tmp_path / "county.yaml"
    county.write_text(PAUSED if told else "parameters: {}\n", "utf-8")
    snapshot = snapshot_at(tmp_path / "s1", None, dibao_member=people(1), stop_decision=[STOPPED])
    found = run(snapshot, date(2022, 12, 31), codes=["505"], county=county)
    asked = "未运行：没有填“暂停低保退出核查的日子”；本县有规定的，请填进县里的参数文件再比对"
    assert [item.reason for item in found.not_run] == ([] if told else [asked])
    assert [outcome.looked_at for outcome in found.rules] == ([1] if told else [])


def test_a_rule_gives_its_rows_and_how_many_it_looked_at(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs")
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=people(3), death_record=[DEAD])
    (outcome,) = run(snapshot, AS_OF, packs=packs).rules
    (row,) = outcome.rows
    assert (row.subject_id, row.level, row.evidence, row.since) == (
        "p1",
        "红",
        "f|s|1;g|s|3",
        date(2020, 3, 31),
    )
    assert outcome.looked_at == 3


@pytest.mark.parametrize(
    ("match", "levels"), [("strong", ["红"]), ("medium", ["黄"]), ("weak", [])]
)
def test_only_strong_matches_stay_red_and_weak_ones_are_dropped(
    tmp_path: Path, match: str, levels: list[str]
) -> None:
    packs = packs_at(
        tmp_path / "packs", dead_sql=RULE.replace("least(p.match, d.match)", "d.match")
    )
    dead = [DEAD | {"match": match}]
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=dead)
    assert [row.level for row in run(snapshot, AS_OF, packs=packs).rules[0].rows] == levels


def test_one_empty_cell_does_not_cost_the_whole_rule(tmp_path: Path) -> None:
    said = RULE.replace(
        "concat('死亡 ', d.died_on, '，宽限 ', $grace, ' 个月')",
        "p.village || '，宽限' || CAST($grace AS VARCHAR)",
    )
    packs = packs_at(tmp_path / "packs", dead_sql=said)
    two = [
        one | {"village": village} for one, village in zip(people(2), ("梁庄村", None), strict=True)
    ]
    dead = [DEAD | {"person_id": f"p{n}"} for n in range(2)]
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=two, death_record=dead)
    (outcome,) = run(snapshot, AS_OF, packs=packs).rules
    assert {row.subject_id: (row.because[:5], row.level) for row in outcome.rows} == {
        "p0": ("梁庄村，宽", "红"),
        "p1": ("已死亡仍在", "黄"),
    }


def test_a_rules_own_test_takes_no_row_without_its_sentence(tmp_path: Path) -> None:
    rule = load_library(packs_at(tmp_path / "packs")).rules["212"]
    places = dict.fromkeys(("household_id", "township", "village"))
    row = {"subject_id": "p1", "because": None, "evidence": "f|s|1", **places}
    assert settled(rule, [row])[0].because.startswith("已死亡仍在册（")
    with pytest.raises(BrokenRule, match="没有 because"):
        settled(rule, [row], strict=True)
    with pytest.raises(BrokenRule, match="没有 evidence"):
        settled(rule, [row | {"because": "死亡", "evidence": None}])


def test_a_row_may_lower_its_level_but_not_raise_it(tmp_path: Path) -> None:
    for own, level in {"蓝": "蓝", "橙": "橙", "红": "橙"}.items():
        text = RULE.replace("level: 红", "level: 橙").replace(
            "d.died_on AS since", f"'{own}' AS level"
        )
        packs = packs_at(tmp_path / own, dead_sql=text)
        snapshot = snapshot_at(
            tmp_path / own / "s", packs, dibao_member=[MEMBER], death_record=[DEAD]
        )
        assert run(snapshot, AS_OF, packs=packs).rules[0].rows[0].level == level


def test_an_unverified_parameter_holds_a_rule_to_yellow_unless_it_only_guards(
    tmp_path: Path,
) -> None:
    doubtful = PARAMETER.replace("status: verified", "status: to_verify")
    packs = packs_at(tmp_path / "a", grace_yaml=doubtful)
    snapshot = snapshot_at(tmp_path / "s", packs, dibao_member=[MEMBER], death_record=[DEAD])
    (outcome,) = run(snapshot, AS_OF, packs=packs).rules
    assert outcome.rows[0].level == "黄"
    assert outcome.notes == ("参数“死亡后办理变更的期限”待核实，级别最高为黄",)
    text = RULE.replace("{grace: dibao/grace}", "{grace: {use: dibao/grace, role: guard}}")
    packs = packs_at(tmp_path / "b", grace_yaml=doubtful, dead_sql=text)
    assert run(snapshot, AS_OF, packs=packs).rules[0].rows[0].level == "红"


def test_a_missing_table_is_told_by_title_and_owner(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs")
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER])
    (not_run,) = run(snapshot, AS_OF, packs=packs).not_run
    assert not_run.reason == "未运行：缺 死亡注销（县公安局） 或 火化登记（殡仪馆）"


def test_a_table_needed_only_through_a_view_is_missed_too(tmp_path: Path) -> None:
    text = RULE.replace("parameters:", "needs: [tekun_member]\nparameters:")
    packs = packs_at(tmp_path / "packs", dead_sql=text)
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=[DEAD])
    assert run(snapshot, AS_OF, packs=packs).not_run[0].reason == "未运行：缺 特困人员（县民政局）"


def test_an_optional_table_that_was_not_received_is_empty(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs", dead_sql=RULE.replace("died]", "died?]"))
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER])
    (outcome,) = run(snapshot, AS_OF, packs=packs).rules
    assert (outcome.rows, outcome.looked_at) == ((), 1)


def test_a_rule_outside_its_days_does_not_apply(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs")
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=[DEAD])
    result = run(snapshot, date(2014, 4, 30), packs=packs)
    assert result.rules == ()
    assert result.not_run[0].reason == "不适用：本规则适用于 2014-05-01 起"


def test_a_parameter_without_a_value_that_day_is_told(tmp_path: Path) -> None:
    packs = packs_at(
        tmp_path / "packs",
        dead_sql=RULE.replace("valid_from: 2014-05-01\np", "valid_from: 2010-01-01\np"),
    )
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=[DEAD])
    result = run(snapshot, date(2014, 4, 30), packs=packs)
    assert result.not_run[0].reason == "未运行：参数“dibao/grace”在 2014-04-30 没有值"


def test_a_rule_that_breaks_does_not_stop_the_others(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs")
    broken = RULE.replace('"212"', '"213"').replace(
        "d.died_on AS since", "CAST(p.row_ref AS INTEGER) AS months"
    )
    (packs / "dibao/rules/broken.sql").write_text(broken, "utf-8")
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=[DEAD])
    result = run(snapshot, AS_OF, packs=packs)
    assert [outcome.rule.code for outcome in result.rules] == ["212"]
    assert result.not_run[0].reason.startswith("未运行：规则出错")


def test_a_view_that_breaks_takes_only_its_own_rules_along(tmp_path: Path) -> None:
    view = VIEW.replace("died_on <= $as_of", "died_on <= $as_of AND CAST(row_ref AS INTEGER) > 0")
    alone = RULE.replace('"212"', '"213"').replace("died]", "death_record]")
    alone = alone.replace("JOIN died AS", "JOIN death_record AS")
    packs = packs_at(tmp_path / "packs", died_sql=view)
    (packs / "dibao/rules/alone.sql").write_text(alone, "utf-8")
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=[DEAD])
    result = run(snapshot, AS_OF, packs=packs)
    assert [outcome.rule.code for outcome in result.rules] == ["213"]
    assert result.not_run[0].reason.startswith("未运行：“死者”算不出来，计算出错，请告知维护人员。")


def test_drafts_run_only_when_named(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs", dead_sql=RULE.replace("status: trial", "status: draft"))
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=[DEAD])
    assert run(snapshot, AS_OF, packs=packs).rules == ()
    assert len(run(snapshot, AS_OF, packs=packs, codes=["212"]).rules) == 1


def test_the_same_manifest_gives_the_same_rows_at_any_threads_and_memory(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs")
    dead = [DEAD | {"person_id": f"p{n}"} for n in range(500)]
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=people(1000), death_record=dead)
    runs = [
        run(snapshot, AS_OF, packs=packs, threads=threads, memory=memory)
        for threads, memory in [(1, "100MB"), (2, "100MB"), (1, "1GB"), (2, "1GB")]
    ]
    assert len({result.manifest["digest"] for result in runs}) == 1
    assert len({result.rules[0].rows for result in runs}) == 1
    assert len(runs[0].rules[0].rows) == 500


def test_the_manifest_changes_with_the_rule_the_value_and_the_data(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs")
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=[DEAD])
    other = snapshot_at(tmp_path / "s2", packs, dibao_member=people(2), death_record=[DEAD])
    first = run(snapshot, AS_OF, packs=packs).manifest
    digests = {first["digest"], run(other, AS_OF, packs=packs).manifest["digest"]}
    for number, change in enumerate(
        [
            {"dead_sql": RULE + "-- seen"},
            {"grace_yaml": PARAMETER.replace("2014-05-01: 0", "2014-05-01: 1")},
        ]
    ):
        changed = packs_at(tmp_path / f"p{number}", **change)
        digests.add(run(snapshot, AS_OF, packs=changed).manifest["digest"])
    assert len(digests) == 4
    assert str(tmp_path) not in str(first)


def test_a_view_whose_parameter_has_no_value_takes_its_rules_along(tmp_path: Path) -> None:
    view = VIEW.replace("columns:", "parameters: {line: dibao/grace}\ncolumns:").replace(
        "died_on <= $as_of", "died_on <= $as_of AND $line = 0"
    )
    text = RULE.replace("valid_from: 2014-05-01\np", "valid_from: 2010-01-01\np")
    packs = packs_at(tmp_path / "packs", died_sql=view, dead_sql=text)
    snapshot = snapshot_at(tmp_path / "s1", packs, dibao_member=[MEMBER], death_record=[DEAD])
    (not_run,) = run(snapshot, date(2014, 4, 30), packs=packs).not_run
    assert not_run.reason == "未运行：“死者”算不出来，参数“dibao/grace”在 2014-04-30 没有值"


def test_a_folder_whose_name_looks_like_a_pattern_is_a_folder(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs")
    snapshot = snapshot_at(tmp_path / "结果[1]*", packs, dibao_member=[MEMBER], death_record=[DEAD])
    assert len(run(snapshot, AS_OF, packs=packs).rules[0].rows) == 1
