"""The clause tree gives the text back, numbers its clauses as the paper does, and never breaks."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingbao.policy.labelled.mutation import walk
from yingbao.policy.parsing.numbers import read_number
from yingbao.policy.parsing.tree import clause_tree
from yingbao.policy.parsing.values import extract_values
from yingbao.policy.reading.document import Block, table_block

PIECES = st.sampled_from(
    ["第一章 总则\n", "第五条　", "第十二条规定的", "（一）", "(二)", "1.", "１．", "①", "一、", "附件1：", "：", "；", "。", "\n", "\t",
     "低保", "公示7天", "第（一）项", "　", "2024年1月1日", "百分之三", "包括：（一）甲；（二）乙。", "# ", "**"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_tree_gives_the_text_back(text):
    tree = clause_tree([Block(text)])
    assert tree.whole() == text
    assert all(text[c.start : c.end] == c.text for c in tree.walk())


def test_tables_keep_their_place_and_their_cells():
    table = table_block([["档次", "元"], ["A", "400"]])
    blocks = (Block("第一条　标准如下：\n"), table, Block("第二条　其他。\n"))
    tree = clause_tree(blocks)
    assert tree.whole() == "".join(block.text for block in blocks)
    assert [c.rows for c in tree.walk() if c.kind == "表"] == [(("档次", "元"), ("A", "400"))]


def _labels(text):
    return [c.label for c in clause_tree([Block(text)]).walk() if c.marker]


def test_articles_are_cited_as_the_paper_numbers_them():
    text = "第一章 总则\n第十二条　有下列情形：\n（一）甲；\n（二）乙：\n1.丙；\n2.丁。\n第十三条　戊。\n"
    assert _labels(text) == [
        "第一章",
        "第十二条",
        "第十二条（一）",
        "第十二条（二）",
        "第十二条（二）1.",
        "第十二条（二）2.",
        "第十三条",
    ]


def test_notices_are_cited_from_their_first_level():
    assert _labels("一、任务\n（一）甲。\n1.乙。\n二、措施\n(三)丙。\n") == [
        "一、",
        "一、（一）",
        "一、（一）1.",
        "二、",
        "二、（三）",
    ]


def test_items_written_in_one_paragraph_are_cut_apart():
    assert _labels("第五条　包括：（一）甲；（二）乙。") == [
        "第五条",
        "第五条（一）",
        "第五条（二）",
    ]


def test_a_citation_is_not_a_clause():
    assert _labels(
        "第五条　依照第三条第（一）项和第十二条规定办理。\n第三条规定的情形除外。\n"
    ) == ["第五条"]


def test_a_paragraph_after_finished_items_belongs_to_the_article():
    tree = clause_tree(
        [Block("第五条　包括：\n（一）甲；\n（二）乙。\n下列人员不计入：\n（一）丙。\n")]
    )
    article = next(c for c in tree.walk() if c.kind == "条")
    assert [c.kind for c in article.children] == [
        "款",
        "（一）",
        "（一）",
        "款",
        "（一）",
    ] or article.children[-1].label == "第五条（一）"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三十", 30),
        ("３０", 30),
        ("一点五", 1.5),
        ("1,200", 1200),
        ("两万", 20000),
        ("半", 0.5),
        ("二〇二〇", 2020),
        ("百", 100),
        ("abc", None),
    ],
)
def test_numbers_in_either_script_read_alike(written, value):
    assert read_number(written) == value


def test_figures_come_with_their_units():
    found = {(v.kind, v.amount, v.unit) for v in extract_values(
        "公示7天，30个工作日，每人每月510元，每人每年6000元，1.5倍，百分之三，三分之二，半年，连续3次，2人，2022年3月18日"
    )}  # fmt: skip
    assert {
        ("days", 7, "日"), ("days", 30, "工作日"), ("money", 510, "元/月"), ("money", 6000, "元/年"), ("multiple", 1.5, "倍"),
        ("share", 0.03, "%"), ("share", 0.666667, "%"), ("months", 6, "月"), ("times", 3, "次"), ("people", 2, "人"),
        ("date", date(2022, 3, 18).toordinal(), "日期"),
    } <= found  # fmt: skip


def test_a_thousand_mutated_papers_do_not_break_parser_or_review():
    assert walk(1000, seed=6) == 1000


def test_an_item_may_begin_with_a_year():
    assert _labels(
        "一、议定事项：\n1.2026年起按月发放。\n2.16周岁以下照旧，\n3.5倍以内的不变。\n"
    ) == [
        "一、",
        "一、1.",
        "一、2.",
    ]


def test_a_table_stays_with_the_item_that_announces_it():
    heads = Block("第一条　标准：\n（一）各类对象的金额如下。\n（二）其他事项照旧。\n")
    table = table_block([["类别", "金额"], ["甲", "480"]])
    first, rest = heads.text.split("（二）")
    tree = clause_tree([Block(first), table, Block("（二）" + rest)])
    assert [c.label for c in tree.walk() if c.kind == "表"] == ["第一条（一）"]
    assert tree.whole() == first + table.text + "（二）" + rest
