"""A rule told to people who read no SQL, and a new rule begun."""

from datetime import date
from pathlib import Path

import pytest

from yingbao.engine import RuleError, load_library
from yingbao.engine.page import rule_page
from yingbao.engine.rulebook import page_of, rulebook
from yingbao.engine.skeleton import new_rule
from yingbao.engine.testing import World, examine_one
from yingbao.engine.tests.small_packs import RULE, packs_at
from yingbao.engine.wording import in_words

WHERE = "WHERE status = '在保'"


def words(folder: Path, condition: str, reads: str = "") -> tuple[str, ...]:
    text = RULE.replace(WHERE, f"WHERE {condition}").replace(
        "[dibao_member, died]", f"[dibao_member, died{reads}]"
    )
    library = load_library(packs_at(folder, dead_sql=text))
    steps = in_words(library.rule("212"), library)
    return tuple(line for step in steps for line in (step.name, step.source, *step.lines))


def test_the_page_tells_law_numbers_doubts_and_tests(tmp_path: Path) -> None:
    library = load_library(packs_at(tmp_path))
    page = page_of(library, library.rule("212"))
    for told in (
        "# 212 已死亡仍在册",
        "| 国务院令第649号 | 第十三条 | 变化应及时调整 | 2014-05-01 至 今 |",
        "《低保人员》，县民政局提供",
        "《死者》，由火化登记、死亡注销汇成",
        "等于“在保”",
        "**死亡后办理变更的期限**（月，已核实）",
        "  - 2022-10-20 起：3，民发〔2022〕83号第四条",
        "- 同名同姓",
        "- V2：请数据主管部门就该条记录书面答复",
        "- 死的是邻居",
        "查出的是疑点，不是结论",
    ):
        assert told in page


def test_a_page_without_tests_says_nothing_of_them(tmp_path: Path) -> None:
    library = load_library(packs_at(tmp_path))
    assert "## 测试" not in rule_page(library, library.rule("212"))


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("is_disabled IS NOT NULL", "是否残疾已填"),
        ("NOT (age > $grace)", "排除：年龄大于【死亡后办理变更的期限】"),
        ("age BETWEEN 0 AND 2", "年龄在0到2之间"),
        ("coalesce(health, '健康') <> '健康'", "健康状况（没填的按“健康”）不等于“健康”"),
        ("relation IN ('户主', '配偶')", "与户主关系是“户主”、“配偶”之一"),
        ("period < CAST($as_of - INTERVAL 1 MONTH AS DATE)", "所属月份小于判断之日－1个月"),
        (
            "NOT EXISTS (SELECT 1 FROM cadre AS c WHERE c.person_id = dibao_member.person_id AND c.post = '村主任')",
            "在《村“两委”及经办人员》中没有记录（按本人对上）：职务等于“村主任”",
        ),
        ("left(remark, 1) = 'x'", "`LEFT(remark, 1)`等于“x”"),
    ],
)
def test_conditions_are_told_in_words(tmp_path: Path, condition: str, told: str) -> None:
    reads = ", cadre" if "cadre" in condition else ""
    assert any(told in line for line in words(tmp_path, condition, reads)), words(
        tmp_path, condition, reads
    )


def test_joins_on_the_same_column_are_not_told_as_conditions(tmp_path: Path) -> None:
    assert not any("本人等于本人" in line for line in words(tmp_path, "status = '在保'"))


def test_the_book_has_an_index_and_a_page_a_rule(tmp_path: Path) -> None:
    pages = rulebook(load_library(packs_at(tmp_path)))
    assert set(pages) == {"README.md", "212.md"}
    assert "| [212](212.md) | 已死亡仍在册 | 错保 | 红 | 试运行 |" in pages["README.md"]


def test_a_new_rule_runs_and_fails_until_it_is_filled_in(tmp_path: Path) -> None:
    packs = packs_at(tmp_path)
    library = load_library(packs)
    view = "/* ---\ntitle: x\nreads: [dibao_member]\ncolumns: {person_id: VARCHAR, household_id: VARCHAR, township: VARCHAR, village: VARCHAR, match: VARCHAR, row_ref: VARCHAR}\n--- */\nSELECT 1\n"
    (packs / "views/aided_person.sql").write_text(view, "utf-8")
    new_rule(
        library, "246", "户口已迁出仍在册", pack="dibao", name="moved_out", today=date(2020, 4, 30)
    )
    library = load_library(packs)
    assert library.rule("246").title == "户口已迁出仍在册"
    examination = examine_one(library, "246", World(library))
    assert [v.complaint for v in examination.verdicts] == ["应有 1 条，实有 0 条：无"]


@pytest.mark.parametrize(
    ("code", "name", "says"),
    [
        ("212", "again", "编号 212 已用于 dibao/rules/dead.sql"),
        ("24", "short", "应为三位数字"),
        ("246", "../out", "应为小写英文"),
        ("246", "dead", "文件已存在"),
    ],
)
def test_a_new_rule_overwrites_nothing(tmp_path: Path, code: str, name: str, says: str) -> None:
    library = load_library(packs_at(tmp_path))
    with pytest.raises(RuleError, match=says):
        new_rule(library, code, "名称", pack="dibao", name=name, today=date(2020, 4, 30))
