"""What was sent and not read keeps its place: which table or column it may be, and whom it names."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from docx import Document

from yingbao.exchange.filework import work_on
from yingbao.exchange.reading import read_folder
from yingbao.exchange.readings import of_closed_files
from yingbao.exchange.sheets import Desk, Gathered
from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(8)]
ROLL = ["乡镇", "村", "户主姓名", "身份证号", "家庭人口", "保障人口", "月保障金额"]
NAMES = "明红军兰英华"
STRANGE = ["字段甲", "字段乙", "替谁领", "号码在此"]


def readings(taken: Any, state: str) -> list[tuple[str, str, str, int]]:
    found = [r for r in taken.rows("source_reading") if r["state"] == state]
    return sorted((r["table"], r["column"], r["file"], r["row"]) for r in found)


def roll() -> list[list[Any]]:
    body = [["龙港镇", "石湾村", f"王小{NAMES[i]}", P[i], 3, 2, 400 + i] for i in range(6)]
    return [ROLL, *body]


def test_a_file_nobody_recognised_is_kept_with_what_its_name_says(desk: Any) -> None:
    rows = [STRANGE, *[["甲", "乙", f"王小{NAMES[i]}", P[i]] for i in range(3)]]
    taken = desk({"低保名册2020年4月.xlsx": roll(), "乡镇/代领备案.xlsx": rows})
    assert ("account_custody", "", "乡镇/代领备案.xlsx", 0) in readings(taken, "unrecognised")
    named = {row["person_id"] for row in taken.rows("unread_person")}
    assert named == {taken.who(P[i]) for i in range(3)}


def test_no_number_or_name_stands_in_what_is_kept_of_it(desk: Any) -> None:
    rows = [STRANGE, *[["甲", "乙", f"王小{NAMES[i]}", P[i]] for i in range(3)]]
    taken = desk({"低保名册2020年4月.xlsx": roll(), "乡镇/代领备案.xlsx": rows})
    kept = repr(taken.rows("unread_person")) + repr(taken.rows("source_reading"))
    assert "王小" not in kept and not any(number in kept for number in P)


def test_a_list_without_people_is_no_list_of_people(desk: Any) -> None:
    rows = [["序", "物资"], ["1", "棉被"], ["2", "大米"], ["3", "食用油"]]
    taken = desk({"低保名册2020年4月.xlsx": roll(), "乡镇/代领备案.xlsx": rows})
    assert readings(taken, "unrecognised") == []


def test_a_draft_is_not_missed(desk: Any) -> None:
    rows = [STRANGE, *[["甲", "乙", f"王小{NAMES[i]}", P[i]] for i in range(3)]]
    taken = desk({"低保名册2020年4月.xlsx": roll(), "代领备案（草稿）.xlsx": rows})
    assert readings(taken, "unrecognised") == []


def test_every_column_that_was_found_is_told(desk: Any) -> None:
    taken = desk({"低保名册2020年4月.xlsx": roll()})
    told = {column for _, column, _, _ in readings(taken, "read")}
    assert {"head_id_number", "covered_size"} <= told


def test_an_unused_column_is_told_where_it_says_something(desk: Any) -> None:
    heads = ["文号", "资金名称", "金额", "收文日期", "拨付走账日子说明"]
    body = [
        ["晋财社〔2020〕1号", "困难群众救助补助资金", 600000, "2020-01-10", "说是二月"],
        ["晋财社〔2020〕2号", "困难群众救助补助资金", 700000, "2020-02-10", None],
        ["晋财社〔2020〕3号", "困难群众救助补助资金", 800000, "2020-03-10", "还没定"],
    ]
    taken = desk({"低保名册2020年4月.xlsx": roll(), "指标文件登记.xlsx": [heads, *body]})
    assert {row for _, column, _, row in readings(taken, "unused") if column == "sent_on"} == {2, 4}


def test_a_cell_that_could_not_be_read_is_told_with_its_row(desk: Any) -> None:
    heads = ["姓名", "身份证号", "残疾类别", "残疾等级", "证件状态"]
    body = [[f"王小{NAMES[i]}", P[i], "肢体", "一级", "正常"] for i in range(5)]
    body.append(["王小华", P[5], "肢体", "一级", "某种别的"])
    taken = desk({"低保名册2020年4月.xlsx": roll(), "残疾人证名册.xlsx": [heads, *body]})
    told = readings(taken, "garbled")
    assert ("disability_certificate", "cert_status", "残疾人证名册.xlsx", 7) in told


def test_rows_given_back_name_their_people(desk: Any) -> None:
    heads = ["姓名", "身份证号", "场所类别", "入所日期"]
    body = [[f"王小{NAMES[i]}", P[i], "看守所" if i else "某处", "2020-01-02"] for i in range(5)]
    taken = desk({"低保名册2020年4月.xlsx": roll(), "在押人员名单.xlsx": [heads, *body]})
    assert ("custody", "", "在押人员名单.xlsx", 0) in readings(taken, "refused")
    assert {r["person_id"] for r in taken.rows("unread_person")} == {taken.who(P[0])}


def test_a_roll_without_numbers_is_known_by_names_alone(desk: Any) -> None:
    heads = [name for name in ROLL if name != "身份证号"]
    body = [["龙港镇", "石湾村", f"王小{NAMES[i]}", 3, 2, 400 + i] for i in range(6)]
    taken = desk({"城市低保名册2020年4月.xlsx": [heads, *body]})
    assert [table for table, *_ in readings(taken, "numberless")] == ["dibao_household"]
    named = taken.rows("unread_person")
    assert len(named) == 6 and not any(row["person_id"] for row in named)


def test_a_paper_without_a_table_hides_no_table(tmp_path: Path) -> None:
    Document().save(tmp_path / "临时救助实施办法.docx")
    (reading,) = read_folder(tmp_path)
    work = work_on(cast(Desk, SimpleNamespace(hand_over=Gathered)), reading, 0)
    assert (work.report.state, "没有表格" in work.report.reason) == ("aside", True)


def test_a_broken_paper_may_hide_one(tmp_path: Path) -> None:
    (tmp_path / "临时救助台账.docx").write_bytes(b"PK\x03\x04broken")
    (reading,) = read_folder(tmp_path)
    work = work_on(cast(Desk, SimpleNamespace(hand_over=Gathered)), reading, 0)
    assert [r.table for r in of_closed_files([work.report])] == ["linshi_grant"]
