"""A query told step by step: whose a column is, what a step is called, which rows may be missing."""

from pathlib import Path

import pytest

from yingbao.engine import load_library
from yingbao.engine.tests.small_packs import HEADER, RULE, packs_at
from yingbao.engine.wording import Step, in_words

FINAL = "SELECT p.person_id AS subject_id FROM population AS p"
ROLL = "WITH population AS (SELECT * FROM dibao_member)"


def steps(folder: Path, sql: str, header: str = HEADER) -> tuple[Step, ...]:
    library = load_library(packs_at(folder, dead_sql=header + sql))
    return in_words(library.rule("212"), library)


def told(folder: Path, condition: str) -> str:
    """The one line that a condition of the last step becomes."""
    (line,) = steps(folder, f"{ROLL} {FINAL} WHERE {condition}")[-1].lines
    return line


def test_each_step_says_where_it_takes_its_rows_from(tmp_path: Path) -> None:
    first, last = steps(tmp_path, RULE.removeprefix(HEADER))
    assert first == Step("查看范围", "取自《低保人员》", ("保障状态等于“在保”",))
    assert last.name + last.source == "报出的线索取自“查看范围”、《死者》（按本人对上）"
    assert last.lines == ("死亡日期小于所属月份",)


def test_both_sides_of_a_union_are_told(tmp_path: Path) -> None:
    sql = "WITH population AS (SELECT person_id FROM dibao_member UNION SELECT person_id FROM died WHERE died_on <= $as_of)"
    titles = [step.name + step.source for step in steps(tmp_path, f"{sql} {FINAL}")]
    assert titles[:2] == ["查看范围取自《低保人员》", "查看范围也取自《死者》"]


def test_the_words_of_the_header_go_before_the_shared_ones(tmp_path: Path) -> None:
    words = "words: {steps: {population: 在保的人}, columns: {amount: 人均保障金}}\n"
    header = HEADER.replace("benign:", f"{words}benign:")
    sql = "WITH population AS (SELECT person_id, age * 2 AS amount FROM dibao_member)"
    last = steps(tmp_path, f"{sql} {FINAL} WHERE p.amount > 0", header)[-1]
    assert last == Step("报出的线索", "取自“在保的人”", ("人均保障金大于0",))


def test_a_renamed_column_keeps_the_label_of_its_table(tmp_path: Path) -> None:
    sql = "WITH population AS (SELECT person_id, health AS nobody_named_this FROM dibao_member)"
    (line,) = steps(tmp_path, f"{sql} {FINAL} WHERE p.nobody_named_this = '大病'")[-1].lines
    assert line == "健康状况等于“大病”"


def test_a_left_join_drops_nobody_and_says_so(tmp_path: Path) -> None:
    join = "LEFT JOIN died AS d ON d.person_id = p.person_id WHERE d.person_id IS NULL"
    assert steps(tmp_path, f"{ROLL} {FINAL} {join}")[-1].lines == (
        "对照《死者》（没有的也留下）：按本人对上",
        "在《死者》里没有对上的记录",
    )


def test_two_rows_of_one_table_are_told_apart(tmp_path: Path) -> None:
    join = "JOIN population AS q ON q.household_id = p.household_id WHERE p.age > q.age AND p.relation = '子女'"
    last = steps(tmp_path, f"{ROLL} {FINAL} {join}")[-1]
    assert last.name + last.source == "报出的线索取自“查看范围”（两行相比）（按户对上）"
    assert last.lines == ("这一行的年龄大于另一行的年龄", "这一行的与户主关系等于“子女”")


def test_a_computed_column_is_explained(tmp_path: Path) -> None:
    sql = "WITH population AS (SELECT household_id, count(*) AS people FROM dibao_member GROUP BY household_id)"
    first = steps(tmp_path, f"{sql} SELECT household_id AS subject_id FROM population")[0]
    assert first == Step("查看范围", "取自《低保人员》，按户归并", ("人数＝行数",))


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("p.remark NOT LIKE '%学%'", "备注不含“学”"),
        ("p.person_id IS NOT NULL", "认得出本人是谁"),
        ("coalesce(p.remark, '') <> ''", "备注不是空的"),
        ("p.is_disabled", "是否残疾为“是”"),
        ("coalesce(p.health, '健康') = '健康'", "健康状况等于“健康”（没填的也算）"),
        ("coalesce(p.valid_until, DATE '9999-12-31') > $as_of", "没填的算没有截止"),
        ("p.age > 60 OR (p.age < 16 AND p.is_disabled)", "年龄大于60 或 （年龄小于16，且 是否残疾为“是”）"),
        ("NOT (p.age > 60 AND p.is_disabled)", "排除：（年龄大于60，且 是否残疾为“是”）"),
        ("(p.age - 16) * 12 > 0", "（年龄－16）×12大于0"),
        ("abs(p.age - 16) > 2", "年龄与16相差大于2"),
        ("NOT EXISTS (SELECT 1 FROM died AS d)", "没有收到《死者》"),
        (
            "EXISTS (SELECT 1 FROM died AS d WHERE d.person_id = p.person_id AND d.row_ref LIKE '%a%')",
            "在《死者》中有记录（按本人对上）：记录含“a”",
        ),
        (
            "EXISTS (SELECT 1 FROM died AS d WHERE coalesce(d.match, p.match) = p.match AND d.died_on > p.period)",
            "在《死者》中有记录（按匹配程度（没填的也算）对上）：死亡日期大于所属月份",
        ),
        (
            "EXISTS (SELECT 1 FROM died AS d WHERE d.match IN (p.match, 'weak') AND d.died_on > p.period)",
            "在《死者》中有记录：匹配程度相同，或是“weak”，且 死亡日期大于所属月份",
        ),
        (
            "EXISTS (SELECT 1 FROM died AS d WHERE p.person_id IN (d.person_id, d.row_ref))",
            "“查看范围”的本人是《死者》的本人、记录之一",
        ),
        (
            "EXISTS (SELECT 1 FROM died AS d WHERE d.row_ref > 'a' AND p.row_ref > 'b')",
            "《死者》的记录大于“a”，且 “查看范围”的记录大于“b”",
        ),
        ("p.remark = 'death_record'", "备注等于《死亡注销》"),
        ("p.remark = 'dibao'", "备注等于“低保”"),
    ],
)  # fmt: skip
def test_a_condition_says_what_it_does(tmp_path: Path, condition: str, says: str) -> None:
    assert says in told(tmp_path, condition)


def test_the_first_row_of_several_is_told_with_its_order(tmp_path: Path) -> None:
    window = "row_number() OVER (PARTITION BY p.person_id ORDER BY p.period DESC, p.row_ref) = 1"
    (line,) = steps(tmp_path, f"{ROLL} {FINAL} QUALIFY {window}")[-1].lines
    assert line == "同一本人只取一条（所属月份大（晚）的在前）"


def test_a_dated_number_is_told_with_its_day(tmp_path: Path) -> None:
    header = HEADER.replace("benign:", "dated: [grace]\nbenign:")
    join = "JOIN param_grace AS g ON p.period BETWEEN g.valid_from AND g.valid_to WHERE p.age > g.value"
    assert steps(tmp_path, f"{ROLL} {FINAL} {join}", header)[-1].lines == (
        "【死亡后办理变更的期限】取所属月份当天有效的值",
        "年龄大于【死亡后办理变更的期限】",
    )
