"""Codes are read by the legend their sender gives, wherever it stands; otherwise they are asked about."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from yingbao.exchange.intake import intake
from yingbao.exchange.legends.sayings import sayings
from yingbao.exchange.tests.desk import AS_OF, person
from yingbao.identity import KeyRing

P = [person(i) for i in range(9)]
HEAD = ["姓名", "身份证号", "场所类别", "入所日期"]
IN_CUSTODY = [[f"王小{i}", P[i], str(1 + i % 3), "2019-03-05"] for i in range(6)]
KINDS = ["监狱", "看守所", "强制隔离戒毒"]
DICTIONARY = [
    ["字段", "代码", "含义"],
    ["场所类别", "1", "监狱"],
    ["场所类别", "2", "看守所"],
    ["场所类别", "3", "强制隔离戒毒所"],
]


def kinds(taken: Any) -> list[str]:
    return [row["custody_kind"] for row in taken.rows("custody")]


@pytest.mark.parametrize(
    "legend",
    [
        DICTIONARY,
        [["代码", "名称"], ["场所类别"], ["1", "监狱"], ["2", "看守所"], ["3", "强戒"]],
        [["字段", "代码", "含义"], ["CSLB", "01", "监狱"], ["CSLB", "02", "看守所"], ["CSLB", "03", "强戒"]],
        [["填表说明"], ["场所类别：1监狱 2看守所 3戒毒所；日期写到日。"]],
        [["序", "字段", "代码", "含义"], *[[n, *row] for n, row in enumerate(DICTIONARY[1:], 1)]],
        [["性别", "场所类别"], ["1-男", "1-监狱"], ["2-女", "2-看守所"], [None, "3-强戒"]],
        [["场所类别", "1、监狱"], [None, "2、看守所"], [None, "3、强戒"]],
        [["数据项", "填写要求"], ["姓名", "同身份证"], ["场所类别", "1-监狱，2-看守所，3-强制隔离戒毒"]],
    ],
)  # fmt: skip
def test_a_legend_sheet_of_the_workbook_is_read(desk: Any, legend: Any) -> None:
    taken = desk({"在押.xlsx": {"data": [HEAD, *IN_CUSTODY], "字典说明": legend}})
    assert kinds(taken) == KINDS * 2
    assert not taken.rejects
    column = next(c for c in taken.result.files[0].tables[0].columns if c.name == "custody_kind")
    assert "字典说明" in column.legend
    assert [note.code for note in taken.result.notes] == ["legend"]


def test_the_header_itself_may_explain_its_codes(desk: Any) -> None:
    heads = ["姓名", "身份证号", "场所类别(01监狱 02看守所 03强戒)", "入所日期"]
    rows = [[*row[:2], f"{row[2]}.0", row[3]] for row in IN_CUSTODY]
    assert kinds(desk({"在押.xlsx": [heads, *rows]})) == KINDS * 2


def test_a_header_that_explains_without_a_bracket_is_known_by_its_name(desk: Any) -> None:
    heads = ["姓名", "身份证号", "监管类别\n1监狱\n2看守所\n3强戒", "入所日期"]
    taken = desk({"在押.xlsx": [heads, *IN_CUSTODY]})
    assert kinds(taken) == KINDS * 2
    read = taken.result.files[0].tables[0].columns[2]
    assert (read.how, read.legend) == ("header", "表头")
    assert "1监狱" in read.header


@pytest.mark.parametrize("above", [True, False])
def test_a_note_above_or_below_the_table_explains(desk: Any, above: bool) -> None:
    note = ["场所类别填写：①监狱②看守所③戒毒所"]
    lines = [note, HEAD, *IN_CUSTODY] if above else [HEAD, *IN_CUSTODY, note]
    assert kinds(desk({"在押人员.xlsx": lines})) == KINDS * 2


def test_a_second_header_row_of_field_codes_names_the_columns_for_the_legend(desk: Any) -> None:
    heads = [["业务", "男方姓名", "男方身份证", "女方姓名", "女方身份证", "登记日期"]]
    heads.insert(0, ["YWLX", "NFXM", "NFSFZ", "VFXM", "VFSFZ", "DJRQ"])
    rows = [
        ["IA", "王一", P[0], "李一", P[1], "2019-01-01"],
        ["IB", "王二", P[2], "李二", P[3], "2019-01-02"],
    ]
    legend = [["字段", "代码", "含义"], ["YWLX", "IA", "结婚登记"], ["YWLX", "IB", "离婚登记"]]
    taken = desk({"婚姻登记.xlsx": {"data": [*heads, *rows], "字典项": legend}})
    assert [row["kind"] for row in taken.rows("marriage")] == ["结婚", "离婚"]


def test_a_legend_file_in_the_same_folder_explains_and_needs_no_answer(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox" / "公安局"
    inbox.mkdir(parents=True)
    rows = [HEAD, *IN_CUSTODY]
    (inbox / "在押人员.csv").write_text("\n".join(",".join(row) for row in rows), "utf-8")
    (inbox / "代码.txt").write_text("场所类别：1 监狱；2 看守所；3 强制隔离戒毒所\n", "gbk")
    ring = KeyRing.open(tmp_path / "keys")
    result = intake(tmp_path / "inbox", tmp_path / "store", AS_OF, ring, out=tmp_path)
    assert result.rejected == 0
    states = {file.name: file.state for file in result.files}
    assert states == {"公安局/代码.txt": "aside", "公安局/在押人员.csv": "loaded"}


def test_a_code_that_the_legend_leaves_out_is_asked_about_once(desk: Any) -> None:
    rows = [[*row[:2], "9" if i > 3 else row[2], row[3]] for i, row in enumerate(IN_CUSTODY)]
    files = {"在押.xlsx": {"data": [HEAD, *rows], "字典说明": DICTIONARY}}
    taken = desk(files)
    (asked,) = taken.result.questions
    assert "没有写代码“9”" in asked.why
    assert not asked.blocking
    mapping = yaml.safe_load((taken.out / "mapping.yaml").read_text("utf-8"))
    mapping["questions"][0]["chosen"] = "其他"
    (taken.out / "answer.yaml").write_text(yaml.safe_dump(mapping, allow_unicode=True), "utf-8")
    again = desk(files, mapping=taken.out / "answer.yaml")
    assert kinds(again).count("其他") == 2
    assert not again.result.questions


def test_a_legend_that_contradicts_itself_is_asked_about(desk: Any) -> None:
    legend = [*DICTIONARY, ["场所类别", "3", "看守所"]]
    taken = desk({"在押.xlsx": {"data": [HEAD, *IN_CUSTODY], "字典说明": legend}})
    assert kinds(taken) == ["监狱", "看守所"] * 2
    assert "两种意思" in taken.result.questions[0].why


def test_codes_that_nobody_explains_hold_the_table_and_refuse_no_row(desk: Any) -> None:
    taken = desk({"在押.xlsx": [HEAD, *IN_CUSTODY]})
    assert taken.result.files[0].state == "waiting"
    assert len(taken.result.questions) == 3
    assert all(question.blocking for question in taken.result.questions)
    assert {reading.value for reading in taken.result.questions[0].readings} >= {"监狱", "看守所"}


def test_a_row_given_back_bears_words_for_the_legend_stays_behind(desk: Any) -> None:
    rows = [*IN_CUSTODY, ["王九", P[7], "2", "何时不详"]]
    files = {"公安局/在押.xlsx": {"data": [HEAD, *rows], "字典说明": DICTIONARY}}
    taken = desk(files)
    (name,) = taken.result.fix_files
    book = load_workbook(taken.out / "退回修改" / name)
    assert [cell.value for cell in book["data"][2]][2] == "看守所"


def test_words_stay_words_beside_a_legend(desk: Any) -> None:
    rows = [[*row[:2], KINDS[i % 3] if i else "1", row[3]] for i, row in enumerate(IN_CUSTODY)]
    taken = desk({"在押.xlsx": {"data": [HEAD, *rows], "字典说明": DICTIONARY}})
    assert kinds(taken) == KINDS * 2


def test_a_code_the_list_knows_stays_where_the_legends_word_is_strange_to_it(desk: Any) -> None:
    heads = ["户主姓名", "身份证号", "家庭人口", "保障类别", "月保障金额"]
    rows = [[f"王小{i}", P[i], 1, "AB"[i % 2], 300] for i in range(4)]
    legend = [
        ["字段", "代码", "含义"],
        ["保障类别", "A", "长期照看的"],
        ["保障类别", "B", "一年一看的"],
    ]
    taken = desk({"2020年4月农村低保.xlsx": {"名册": [heads, *rows], "字典项": legend}})
    assert [row["category"] for row in taken.rows("dibao_household")] == ["A", "B"] * 2


def test_national_codes_stand_in_only_where_every_value_is_one(desk: Any) -> None:
    heads = ["户籍号", "姓名", "身份证号", "与户主关系", "婚姻状况"]
    kin = ["02", "10", "34", "51"]
    rows = [["7001", f"王小{i}", P[i], kin[i], "1234"[i]] for i in range(4)]
    people = desk({"公安局/户籍人口.xlsx": [heads, *rows]}).rows("hukou_person")
    assert [row["relation"] for row in people] == ["户主", "配偶", "子女", "父母"]
    assert [row["marital"] for row in people] == ["未婚", "已婚", "丧偶", "离婚"]


def test_numbered_remarks_and_dates_are_no_legend() -> None:
    assert sayings("比对日期2026年10月31日，共12户30人") == []
    assert sayings("电话：0936-1234567") == []
    assert sayings("1.核查标准：见附件") == []


def test_fields_numbered_in_a_text_are_kept_apart() -> None:
    found = sayings("1.救助类型：1急难 2支出；2.发放方式：01转账 02现金（须签字）")
    assert [said.field for said in found] == ["救助类型", "发放方式"]
    assert found[1].codes == {"01": "转账", "02": "现金(须签字)"}


WORDS = ["监狱", "看守所", "因病", "转账", "一级", "A类", "是", "无劳动力"]


@given(
    st.lists(st.integers(0, 99), min_size=2, max_size=6, unique=True),
    st.permutations(WORDS),
    st.sampled_from(["", "-", "=", "：", "、", " ", "."]),
    st.sampled_from(["；", "，", " ", "、", ","]),
)
def test_a_chain_gives_back_its_pairs(
    codes: list[int], words: list[str], sign: str, between: str
) -> None:
    pairs = {f"{code:02d}": word for code, word in zip(codes, words, strict=False)}
    text = "类别：" + between.join(f"{code}{sign}{word}" for code, word in pairs.items())
    (said,) = sayings(text)
    assert said.codes == pairs
