"""What a pack may say, and how it is told when it says something else."""

from datetime import date
from pathlib import Path

import pytest

from yingbao.engine import RuleError, UnknownCode, load_library, load_rules
from yingbao.engine.tests.small_packs import PARAMETER, RULE, VIEW, packs_at


def test_a_rule_carries_its_law_its_doubts_and_its_query(tmp_path: Path) -> None:
    rule = load_rules(packs_at(tmp_path))["212"]
    assert (rule.title, rule.level, rule.pack) == ("已死亡仍在册", "红", "dibao")
    assert rule.legal_basis[0].valid_from == date(2014, 5, 1)
    assert rule.sql.startswith("WITH population AS")
    assert rule.sql_line == 17
    assert rule.benign == ("同名同姓",)


def test_the_law_of_the_day_is_chosen_by_its_validity(tmp_path: Path) -> None:
    text = RULE.replace("valid_from: 2014-05-01}", "valid_from: 2014-05-01, valid_to: 2026-06-30}")
    rule = load_rules(packs_at(tmp_path, dead_sql=text))["212"]
    assert len(rule.basis_on(date(2026, 6, 30))) == 1
    assert rule.basis_on(date(2026, 7, 1)) == ()


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        ("title: 已死亡仍在册", "", 2, "缺“title”"),
        ("level: 红", "level: 紫", 5, "应为 红、橙、黄、蓝 之一"),
        ("level: 红", "level: 红\nlevel: 橙", 6, "写了两遍"),
        ("level: 红", "level: 红\ncolour: 红", 6, "不认识“colour”"),
        ("valid_from: 2014-05-01\n", "valid_from: 2014-13-01\n", 7, "应为日期"),
        ("title: 已死亡仍在册", "title: no", 3, "必要时加引号"),
        ("verify: [V1, V2]", "verify: [V9]", 15, "核查步骤“V9”不存在"),
        ("benign: [同名同姓]", "benign: 同名同姓", 13, "应为列表"),
        ("reads: [dibao_member, died]", "reads: [a\nb: c", 12, "YAML 写法有误"),
        ("parameters: {grace: dibao/grace}", "dated: [grace]", 12, "不在 parameters 里"),
    ],
)
def test_a_header_that_is_off_is_told_with_its_line(
    tmp_path: Path, was: str, becomes: str, line: int, says: str
) -> None:
    with pytest.raises(RuleError) as error:
        load_rules(packs_at(tmp_path, dead_sql=RULE.replace(was, becomes)))
    assert says in str(error.value)
    assert error.value.place.file == "dibao/rules/dead.sql"
    assert error.value.place.line == line


def test_a_file_without_a_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="文件应以"):
        load_rules(packs_at(tmp_path, dead_sql="SELECT 1"))


def test_a_code_is_used_once(tmp_path: Path) -> None:
    packs = packs_at(tmp_path)
    (packs / "dibao/rules/again.sql").write_text(RULE, "utf-8")
    with pytest.raises(RuleError, match="编号 212 已用于 dibao/rules/again.sql"):
        load_rules(packs)


def test_an_unknown_code_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(UnknownCode, match="yingbao rule list"):
        load_library(packs_at(tmp_path)).rule("999")


def test_views_that_read_each_other_are_refused(tmp_path: Path) -> None:
    text = VIEW.replace("[death_record?, cremation?]", "[died]")
    library = load_library(packs_at(tmp_path, died_sql=text))
    with pytest.raises(RuleError, match="视图互相引用"):
        library.views_for(library.rules.values())


def test_a_parameter_has_the_value_of_the_day(tmp_path: Path) -> None:
    grace = load_library(packs_at(tmp_path)).parameters["dibao/grace"]
    days = [date(2014, 4, 30), date(2014, 5, 1), date(2022, 10, 19), date(2022, 10, 20)]
    assert [grace.on(day) for day in days] == [None, 0, 0, 3]


def test_a_null_value_ends_the_one_before(tmp_path: Path) -> None:
    text = PARAMETER.replace("2022-10-20: 3", "2022-10-20: null")
    grace = load_library(packs_at(tmp_path, grace_yaml=text)).parameters["dibao/grace"]
    assert grace.on(date(2022, 10, 19)) == 0
    assert grace.on(date(2022, 10, 20)) is None


def test_a_value_without_a_basis_is_refused(tmp_path: Path) -> None:
    text = PARAMETER.replace("  2022-10-20: 3\n", "  2022-10-20: 3\n  2026-07-01: 2\n")
    with pytest.raises(RuleError, match="2026-07-01 起的值没有依据") as error:
        load_library(packs_at(tmp_path, grace_yaml=text))
    assert error.value.place.line == 8


def test_a_verified_parameter_says_when_it_was_checked(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="checked_on"):
        text = PARAMETER.replace("checked_on: 2026-11-23\n", "")
        load_library(packs_at(tmp_path, grace_yaml=text))


def test_a_county_overrides_values_and_is_unverified_until_it_says_so(tmp_path: Path) -> None:
    county = tmp_path / "county.yaml"
    county.write_text(
        "name: 某县\nparameters:\n  dibao/grace:\n    document: 某县〔2023〕1号\n"
        "    values: {2023-01-01: 2}\n",
        "utf-8",
    )
    grace = load_library(packs_at(tmp_path / "packs"), county).parameters["dibao/grace"]
    assert (grace.on(date(2022, 12, 31)), grace.on(date(2023, 1, 1))) == (3, 2)
    assert (grace.title, grace.status) == ("死亡后办理变更的期限", "to_verify")


def test_a_county_cannot_invent_a_parameter(tmp_path: Path) -> None:
    county = tmp_path / "county.yaml"
    county.write_text("parameters:\n  dibao/grce: {values: {2023-01-01: 2}}\n", "utf-8")
    with pytest.raises(RuleError, match="没有名为“dibao/grce”的参数"):
        load_library(packs_at(tmp_path / "packs"), county)


def test_fractions_are_exact(tmp_path: Path) -> None:
    text = PARAMETER.replace("2022-10-20: 3", "2022-10-20: 1.3")
    value = load_library(packs_at(tmp_path, grace_yaml=text)).parameters["dibao/grace"]
    assert str(value.on(date(2023, 1, 1))) == "1.3"
