"""Columns are mapped by header and content; doubt is asked, never guessed; strangers are left alone."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from yingbao.exchange import MappingFileError
from yingbao.exchange.tests.desk import Taken, person

P = [person(i) for i in range(40)]
PHONES = [f"1380000{i:04d}" for i in range(8)]


def states(taken: Taken) -> dict[str, str]:
    return {file.name: file.state for file in taken.result.files}


def test_headers_nobody_has_seen_are_mapped_where_one_reading_fits(desk: Any) -> None:
    taken = desk(
        {
            "交警车辆.xlsx": [
                ["车主", "标识串", "牌照", "何处", "车状态"],
                *[["张三", p, f"晋E{10000 + i}", "龙港镇", "正常"] for i, p in enumerate(P[:5])],
            ]
        }
    )
    rows = taken.rows("vehicle")
    assert [row["person_id"] for row in rows] == [taken.who(p) for p in P[:5]]
    assert {(row["township"], row["vehicle_status"]) for row in rows} == {("龙港镇", "正常")}


def test_two_readings_are_asked_and_the_answer_is_used_and_remembered(
    desk: Any, tmp_path: Path
) -> None:
    files = {
        "死亡注销.xlsx": [
            ["姓名", "身份证号", "办理那天"],
            *[["张三", P[i], f"2020-01-0{i + 1}"] for i in range(5)],
        ]
    }
    first = desk(files)
    assert states(first) == {"死亡注销.xlsx": "waiting"}
    path = tmp_path / "mapping.yaml"
    asked = yaml.safe_load(path.read_text("utf-8"))
    (question,) = asked["questions"]
    assert question["column"] == "C" and [r["value"] for r in question["readings"]] == [
        "died_on",
        "cancelled_on",
        "ignore",
    ]
    question["chosen"] = "died_on"
    answer = tmp_path / "answered.yaml"
    answer.write_text(yaml.safe_dump(asked, allow_unicode=True), "utf-8")
    second = desk(files, mapping=answer)
    assert [str(row["died_on"]) for row in second.rows("death_record")] == [
        f"2020-01-0{i}" for i in range(1, 6)
    ]
    third = desk(files)
    assert third.result.unchanged and third.result.snapshot == second.result.snapshot


def test_a_changed_layout_asks_again(desk: Any, tmp_path: Path) -> None:
    body = [["张三", P[i], f"2020-01-0{i + 1}"] for i in range(5)]
    desk({"死亡注销.xlsx": [["姓名", "身份证号", "办理那天"], *body]})
    asked = yaml.safe_load((tmp_path / "mapping.yaml").read_text("utf-8"))
    asked["questions"][0]["chosen"] = 1
    answer = tmp_path / "answered.yaml"
    answer.write_text(yaml.safe_dump(asked, allow_unicode=True), "utf-8")
    desk({"死亡注销.xlsx": [["姓名", "身份证号", "办理那天"], *body]}, mapping=answer)
    moved = desk(
        {"死亡注销.xlsx": [["办理那天", "姓名", "身份证号"], *[[c, a, b] for a, b, c in body]]}
    )
    assert states(moved) == {"死亡注销.xlsx": "waiting"}


def test_a_header_that_contradicts_its_cells_is_asked(desk: Any) -> None:
    taken = desk(
        {
            "死亡人员.xlsx": [
                ["姓名", "身份证号", "死亡日期"],
                *[["张三", phone, "2020-01-05"] for phone in PHONES],
            ]
        }
    )
    assert states(taken) == {"死亡人员.xlsx": "waiting"}
    (question,) = taken.result.questions
    assert question.column == "B" and question.blocking
    assert all("*" in sample for sample in question.samples)


def test_rosters_phone_lists_and_drafts_are_left_alone(desk: Any) -> None:
    taken = desk(
        {
            "值班表.xlsx": [
                ["日期", "带班领导", "值班人员", "电话"],
                *[[f"2020-05-0{i}", "张三", "李四", PHONES[i]] for i in range(1, 5)],
            ],
            "通讯录.xlsx": [
                ["通讯录"],
                ["单位", "姓名", "职务", "电话"],
                *[["民政局", "张三", "局长", phone] for phone in PHONES],
            ],
            "2019年低保花名册（草稿）.xlsx": [
                ["户主姓名", "身份证号", "保障人口", "月保障金额"],
                ["张三", P[0], 1, 300],
            ],
            "菜单.xlsx": [["周一", "周二"], ["面条", "米饭"]],
        }
    )
    found = states(taken)
    assert found.pop("2019年低保花名册（草稿）.xlsx") == "aside"
    assert set(found.values()) == {"unrecognised"}
    assert taken.result.snapshot is None
    assert not taken.result.questions


def test_vague_headers_are_read_by_their_table_and_cells(desk: Any) -> None:
    taken = desk(
        {
            "2020年4月低保.xlsx": [["户主姓名", "身份证号", "类别", "保障类别", "保障人口", "金额"], ["张三", P[0], "农村", "A类", 1, 300], ["李四", P[1], "城市", "B类", 1, 200]],
            "残联持证.xlsx": [["姓名", "残疾证号", "类别", "等级", "状态"], ["张三", P[0] + "41", "肢体", "一级", "注销"]],
        }
    )  # fmt: skip
    assert [(r["area_kind"], r["category"]) for r in taken.rows("dibao_household")] == [
        ("农村", "A"),
        ("城市", "B"),
    ]
    (card,) = taken.rows("disability_certificate")
    assert (card["disability_class"], card["disability_level"], card["cert_status"]) == (
        "肢体",
        1,
        "注销",
    )


def test_other_people_s_numbers_never_become_the_row_s_own(desk: Any) -> None:
    taken = desk(
        {
            "学生资助.xlsx": [
                ["学生姓名", "学校", "学籍号", "监护人", "监护人身份证号"],
                *[["张三", "沁水一中", f"G{i}", "李四", P[i]] for i in range(5)],
            ]
        }
    )
    assert all(row["person_id"] is None for row in taken.rows("student"))


def test_a_mapping_file_of_somebody_else_is_refused(desk: Any, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("questions: [{column: A, chosen: x}]", "utf-8")
    with pytest.raises(MappingFileError, match="没有 id"):
        desk({"a.xlsx": [["姓名", "身份证号"], ["张三", P[0]]]}, mapping=wrong)


def test_numbers_of_two_kinds_under_a_vague_header_are_asked(desk: Any) -> None:
    rows = [["张三", "梁庄村", P[i] + ("42" if i < 5 else ""), "50", "2020-04"] for i in range(8)]
    taken = desk({"重残补贴发放4月.csv": [["姓名", "村（居）", "证号", "标准", "月份"], *rows]})
    assert states(taken) == {"重残补贴发放4月.csv": "waiting"}
    (question,) = taken.result.questions
    assert [r.value for r in question.readings] == ["id_number", "disability_no", "ignore"]
    assert all("*" in sample for sample in question.samples)


def test_days_that_nothing_took_are_asked_about_and_hold_nothing_up(desk: Any) -> None:
    heads = ["救助类别", "乡镇", "姓名", "身份证号", "送到那天", "退出原因", "决定日期"]
    rows = [
        ["农村低保", "龙港镇", "张三", person(i), f"2020-04-0{i + 1}", "收入超标", "2020-03-25"]
        for i in range(5)
    ]
    taken = desk({"停保决定登记.xlsx": [heads, *rows]})
    (question,) = taken.result.questions
    assert question.header == "送到那天" and not question.blocking
    assert "没有用上" in question.why and "告知日期" in question.why
    assert len(taken.rows("stop_decision")) == 5


def test_a_column_of_words_that_nothing_took_is_not_asked_about(desk: Any) -> None:
    heads = ["救助类别", "乡镇", "姓名", "身份证号", "送到谁手里", "退出原因", "决定日期"]
    rows = [
        ["农村低保", "龙港镇", "张三", person(i), "本人签收", "收入超标", "2020-03-25"]
        for i in range(5)
    ]
    assert not desk({"停保决定登记.xlsx": [heads, *rows]}).result.questions
