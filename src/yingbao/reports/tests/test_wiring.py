"""What exchange and engine say, in the words of the papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yingbao.canon import table
from yingbao.canon.dating import dated_columns
from yingbao.engine import NotRun, RuleRow, RuleRun, Run, load_rules
from yingbao.exchange.result import (
    ColumnReading,
    FileReport,
    IntakeResult,
    Question,
    TableReport,
)
from yingbao.reports.stages import CheckRequest, Refused
from yingbao.reports.wiring import examined_of, receive, reception_of

DAY = date(2020, 4, 30)
DIGEST = "a" * 64
ROLL = TableReport(
    "名册.xlsx", "在册", "dibao_household", "低保家庭", "1", 12, 9, 1, 1, 2, 0, {"totals": 3},
    columns=(ColumnReading("A", "证号", "head_id_number", "户主身份证号", "content"),),
)  # fmt: skip
FILES = (
    FileReport("名册.xlsx", DIGEST, 10, "loaded", "县民政局", tables=(ROLL,)),
    FileReport("坏.xlsx", "b" * 64, 3, "unreadable", "", "文件不完整。", "请重新保存再交。"),
    FileReport("值班表.xlsx", "c" * 64, 5, "unrecognised", "", "没有认出是哪一种表。"),
)


@pytest.fixture
def taken(tmp_path: Path) -> IntakeResult:
    rejects = {
        "file": ["名册.xlsx"], "sheet": ["在册"], "row": pa.array([7], pa.int32()), "column": ["C 金额"],
        "reason_code": ["unreadable_money"], "reason": ["读到“待核”"], "action": ["请改"],
    }  # fmt: skip
    pq.write_table(pa.table(rejects), tmp_path / "rejects.parquet")
    pq.write_table(pa.table(rejects), tmp_path / "remarks.parquet")
    roll = {
        "row_ref": [f"{DIGEST[:12]}|在册|3"] * 2,
        "period": [date(2020, 4, 1), date(2020, 5, 1)],
    }
    pq.write_table(pa.table(roll), tmp_path / "dibao_household.parquet")
    asked = Question(
        "q1", "名册.xlsx", "在册", "D", "日期", "是哪个日期？", (), (), "s", "县民政局"
    )
    return IntakeResult(tmp_path, "ab", False, FILES, (asked,), (), 1, 1)


def test_a_table_becomes_a_line_with_what_was_left_out(taken):
    line = reception_of(taken, DAY).sheets[0]
    assert (line.read, line.accepted, line.rejected) == (12, 9, 1)
    assert line.newest == date(2020, 4, 1)
    assert line.columns[0].how == "按内容"
    assert line.notes == ("不算数据、跳过的：合计 3 行", "重复 2 行，只留一份", "收下但请核对 1 行")


def test_a_roll_without_a_column_of_numbers_is_one_line_to_its_sender(taken):
    nameless = replace(ROLL, columns=(replace(ROLL.columns[0], name="head_name"),))
    files = (replace(FILES[0], tables=(nameless,)),)
    line = reception_of(replace(taken, files=files), DAY).sheets[0]
    assert any("整张表没有身份证号" in note for note in line.notes)


def test_a_file_that_cannot_be_opened_is_given_back_whole(taken):
    refusals = reception_of(taken, DAY).refusals
    assert [(r.file, r.row, r.reason_code) for r in refusals] == [
        ("坏.xlsx", 0, "unreadable_file"),
        ("名册.xlsx", 7, "unreadable_money"),
    ]


def test_a_file_that_is_no_riddle_is_not_called_unrecognised(taken):
    files = (
        *FILES,
        FileReport("说明.txt", "d" * 64, 5, "aside", "县民政局", "这是代码说明。"),
        FileReport("名册2.xlsx", DIGEST, 10, "repeated", "县民政局", "内容相同。"),
        FileReport("待定.xlsx", "e" * 64, 9, "waiting", "县民政局", tables=(replace(ROLL, waiting=True),)),
    )  # fmt: skip
    reception = reception_of(replace(taken, files=files), DAY)
    assert [sheet.file for sheet in reception.sheets if sheet.is_strange] == ["值班表.xlsx"]
    said = {sheet.file: sheet.title for sheet in reception.sheets}
    assert said["说明.txt"] == "不是数据，不用"
    assert said["坏.xlsx"] == "打不开"


def test_the_receipt_says_where_a_columns_codes_are_explained(taken):
    column = replace(ROLL.columns[0], legend="工作表“字典项”")
    unused = ColumnReading("B", "备注", "", "")
    report = replace(FILES[0], tables=(replace(ROLL, columns=(column, unused)),))
    read = reception_of(replace(taken, files=(report,)), DAY).sheets[0].columns
    assert [one.how for one in read] == ["按内容；代码按工作表“字典项”换成文字", "—"]


def test_an_unrecognised_file_is_a_line_and_no_refusal(taken):
    reception = reception_of(taken, DAY)
    assert [s.notes for s in reception.sheets if s.file == "值班表.xlsx"] == [
        ("没有认出是哪一种表。",)
    ]
    assert not any(r.file == "值班表.xlsx" for r in reception.refusals)


def test_remarks_and_questions_are_passed_on(taken):
    reception = reception_of(taken, DAY)
    assert reception.remarks[0].row == 7
    assert reception.questions[0].what == "是哪个日期？"


def test_only_months_and_events_say_how_new_data_are():
    assert dated_columns(table("dibao_member")) == ("period",)
    assert "died_on" in dated_columns(table("death_record"))
    assert dated_columns(table("hukou_person")) == ()


def test_a_run_is_rows_cards_and_reasons():
    ran, held = list(load_rules().values())[:2]
    row = RuleRow("p", None, "龙港镇", "梁庄村", "因为", "a|b|1", amount=Decimal(3), level="黄")
    found = examined_of(
        Run(
            DAY,
            (RuleRun(ran, (row,), 9, 0.1),),
            (NotRun(held, "未运行：缺 名册"),),
            {"digest": "x"},
        )
    )
    assert found.rows[ran.code][0]["because"] == "因为"
    assert found.looked_at == {ran.code: 9}
    assert found.not_run == {held.code: "未运行：缺 名册"}
    assert set(found.rules) == {ran.code, held.code}


def test_a_mapping_file_that_cannot_be_read_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setenv("YINGBAO_HOME", str(tmp_path / "keys"))
    broken = tmp_path / "mapping.yaml"
    broken.write_text("questions: 3", "utf-8")
    (tmp_path / "in").mkdir()
    request = CheckRequest(tmp_path / "in", DAY, tmp_path / "out", mapping=broken)
    with pytest.raises(Refused):
        receive(request, lambda *_: None)
