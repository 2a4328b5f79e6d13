"""What clerks write in place of a list's words, and sentences where a list was meant."""

from typing import Any

import pytest

from yingbao.canon import Column, load_tables
from yingbao.exchange.normalise.codes import read_code
from yingbao.exchange.tests.desk import person
from yingbao.exchange.words import plain

P = [person(i) for i in range(12)]
LISTS = [(t.name, c) for t in load_tables().values() for c in t.columns if c.codes]


@pytest.mark.parametrize(("table", "column"), LISTS, ids=[f"{t}.{c.name}" for t, c in LISTS])
def test_no_spelling_of_a_list_means_two_words(table: str, column: Column) -> None:
    known: dict[str, str] = {}
    for word, spelled in column.codes.items():
        for spelling in (word, *spelled):
            assert known.setdefault(plain(spelling), word) == word, (table, spelling)
            assert read_code(spelling, column).value == word, (table, spelling)


@pytest.mark.parametrize(
    ("table", "name", "written", "word"),
    [
        ("problem_ledger", "state", "在查", "核查中"),
        ("problem_ledger", "state", "待改", "待整改"),
        ("problem_ledger", "state", "已销", "已销号"),
        ("problem_ledger", "outcome", "经查不属实", "不属实"),
        ("application", "decision", "办结-不予确认", "不予批准"),
        ("application", "decision", "申请人撤件", "撤回"),
        ("dibao_household", "category", "A类（长期保障，一年一核）", "A"),
        ("business", "role", "股东（出资60%）", "股东"),
        ("ability_assessment", "can_eat", "独立", "能"),
        ("ability_assessment", "can_eat", "本人不能完成", "不能"),
        ("payment", "pay_status", "失败(未入账)", "失败"),
        ("institution_resident", "stay_status", "在", "在院"),
    ],
)
def test_words_as_clerks_write_them(table: str, name: str, written: str, word: str) -> None:
    assert read_code(written, load_tables()[table].column(name)).value == word


@pytest.mark.parametrize("written", ["在保（已停保）", "成员（非股东）", "股东（原经营者）"])
def test_a_bracket_that_denies_or_says_another_word_leaves_it_open(written: str) -> None:
    table, name = ("dibao_household", "status") if "保" in written else ("business", "role")
    assert read_code(written, load_tables()[table].column(name)).state == "bad"


LEDGER = ["问题编号", "对象姓名", "身份证号", "问题描述", "发现日期"]


def problems(taken: Any) -> list[tuple[str, str]]:
    return [(row["state"], row["outcome"]) for row in taken.rows("problem_ledger")]


def test_a_verdict_in_the_column_of_states_is_a_verdict(desk: Any) -> None:
    said = ["不属实", "已销", "在查"]
    rows = [[f"W{i}", f"王小{i}", P[i], "反映有车", "2020-03-01", said[i]] for i in range(3)]
    taken = desk({"整改台账.xlsx": [[*LEDGER, "状态"], *rows]})
    assert problems(taken) == [("已销号", "不属实"), ("已销号", None), ("核查中", None)]


def test_a_verdict_among_the_states_fills_an_empty_verdict(desk: Any) -> None:
    said = [("不属实", None), ("已销", "属实"), ("在查", None)]
    rows = [[f"W{i}", f"王小{i}", P[i], "反映有车", "2020-03-01", *said[i]] for i in range(3)]
    taken = desk({"整改台账.xlsx": [[*LEDGER, "状态", "是否属实"], *rows]})
    assert problems(taken) == [("已销号", "不属实"), ("已销号", "属实"), ("核查中", None)]


HEARD = ["登记号", "反映人", "反映事项", "收件日期", "办结日期"]
SENTENCES = [
    "反映同村某户开轿车领低保",
    "问分散供养的老人能不能住养老院",
    "说自家两个月没收到钱还没人管",
    "要求给患病的儿子办理救助",
]


def test_sentences_in_place_of_a_word_are_read_as_text_and_nobody_rewrites_them(desk: Any) -> None:
    rows = [[f"X{i}", f"王小{i}", said, "2020-03-01", ""] for i, said in enumerate(SENTENCES)]
    taken = desk({"信访件.xlsx": [HEARD, *rows]})
    assert [row["content"] for row in taken.rows("complaint")] == SENTENCES
    assert not taken.remarks
    assert [note.code for note in taken.result.notes] == ["free_text"]


def test_one_sentence_among_words_is_told_to_its_sender(desk: Any) -> None:
    said = ["漏保", "错保", "咨询", SENTENCES[0]]
    rows = [[f"X{i}", f"王小{i}", text, "2020-03-01", ""] for i, text in enumerate(said)]
    taken = desk({"信访件.xlsx": [HEARD, *rows]})
    assert [row["row"] for row in taken.remarks] == [5]


def test_a_column_of_which_hardly_a_cell_reads_is_told_in_one_sentence(desk: Any) -> None:
    heads = ["户主姓名", "身份证号", "家庭人口", "月保障金额", "保障类别"]
    rows = [[f"王小{i}", P[i], 1, 300, ["特难", "较难"][i % 2]] for i in range(8)]
    taken = desk({"2020年4月农村低保.xlsx": [heads, *rows]})
    assert len(taken.rows("dibao_household")) == 8
    assert not taken.remarks
    (note,) = [n for n in taken.result.notes if n.code == "lost_column"]
    assert "8 行" in note.text
    assert "不用逐行改" in note.text
