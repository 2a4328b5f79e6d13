"""Each row is accepted or sent back with place, what was read, what is allowed, and what to do."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from yingbao.exchange.publish.fixfile import FOLDER, harmless
from yingbao.exchange.tests.desk import grid, person

P = [person(i) for i in range(40)]


DEATHS = [
    ["姓名", "公民身份号码", "死亡日期", "注销日期"],
    ["张三", P[0], "43926", "2020-04-20"],
    ["李四", P[1][:17] + ("0" if P[1][17] != "0" else "1"), "2020-04-05", ""],
    ["", "140521", "2020-04-05", ""],
    ["王五", P[2], "2020-02-30", ""],
    ["=cmd|'/c calc'!A1", "", "昨天", ""],
]


def test_an_unusable_row_says_where_what_and_what_next(desk: Any) -> None:
    taken = desk({"死亡注销.xlsx": {"名单": DEATHS}})
    assert [(row["row"], row["reason_code"]) for row in taken.rejects] == [
        (3, "id_checksum_failed"), (4, "no_identity"), (5, "unreadable_date"), (6, "unreadable_date"),
    ]  # fmt: skip
    told = taken.rejects[2]
    assert told["column"] == "C 死亡日期"
    assert "读到“2020-02-30”，应为 一个日期" in told["reason"] and told["reason"].startswith(
        "第 5 行"
    )
    assert "该行未导入，本表其余 2 行已导入" in told["action"]


def test_a_bad_number_beside_a_name_is_kept_told_and_never_strong(desk: Any) -> None:
    taken = desk({"死亡注销.xlsx": {"名单": DEATHS}})
    first, second = taken.rows("death_record")
    assert (first["match"], second["match"], second["person_id"]) == ("strong", None, None)
    assert second["id_state"] == "checksum_failed"
    told = taken.rejects[0]
    assert told["row"] == 3 and "该行已登记，但对不上人" in told["action"]
    assert P[1][6:14] not in told["reason"]
    assert taken.remarks == []


def test_a_row_without_a_number_in_a_register_of_numbers_is_told_too(desk: Any) -> None:
    cars = [
        ["所有人", "证件号码", "号牌号码", "车辆类型"],
        ["张三", "", "晋E10001", "小型轿车"],
        ["李四", P[1], "晋E10002", "小型轿车"],
    ]
    (told,) = desk({"机动车.xlsx": {"车辆": cars}}).rejects
    assert (told["row"], told["reason_code"]) == (2, "id_missing") and "对不上人" in told["reason"]


def test_a_bad_number_whose_owner_is_found_by_name_birth_and_village_is_only_remarked(
    desk: Any,
) -> None:
    book = [
        ["姓名", "公民身份号码", "户号", "与户主关系", "乡镇", "村"],
        ["尚存福", P[0], "7", "户主", "龙港镇", "梁庄村"],
    ]
    broken = P[0][:17] + ("0" if P[0][17] != "0" else "1")
    cards = [
        ["姓名", "残疾人证号", "身份证号", "残疾类别", "残疾等级", "乡镇", "村"],
        ["尚存福", "", broken, "肢体", "二级", "龙港镇", "梁庄村"],
    ]
    taken = desk({"户籍人口.xlsx": {"户籍": book}, "持证残疾人.xlsx": {"残联": cards}})
    assert [row["person_id"] for row in taken.rows("disability_certificate")] == [taken.who(P[0])]
    assert taken.rejects == [] and [row["row"] for row in taken.remarks] == [2]


def test_lost_digits_are_told_and_never_matched(desk: Any) -> None:
    rows = [
        ["姓名", "身份证号", "死亡日期"],
        ["张三", "140521196001010000", "2020-1-1"],
        ["李四", "1.40521E+17", "2020-1-1"],
        ["王五", P[0], "2020-1-1"],
    ]
    taken = desk(
        {"死亡注销.xlsx": {"名单": grid(rows, "名单", numeric_ids=frozenset({(1, 1), (3, 1)}))}}
    )
    assert [row["id_state"] for row in taken.rows("death_record")] == ["lost_digits"] * 3
    assert not any(row["person_id"] for row in taken.rows("death_record"))


def test_the_fix_file_keeps_the_sender_s_columns_and_can_be_sent_back(
    desk: Any, tmp_path: Path
) -> None:
    taken = desk({"2020年4月死亡注销.xlsx": {"名单": [["死亡注销名单"], *DEATHS]}})
    (name,) = taken.result.fix_files
    book = load_workbook(tmp_path / FOLDER / name)
    rows = [[cell.value for cell in row] for row in book["名单"].iter_rows()]
    assert rows[0][0] == "死亡注销名单" and rows[1] == [*DEATHS[0], "错误原因"]
    assert len(rows) == 5 and "读到“2020-02-30”" in rows[3][-1]
    assert rows[4][0].startswith("'=")
    rows[3][2] = "2020-02-28"
    again = desk(
        {
            "2020年4月死亡注销.xlsx": {"名单": [["死亡注销名单"], *DEATHS]},
            name: {"名单": [rows[0], rows[1], rows[3]]},
        }
    )
    assert [row["person_id"] for row in again.rows("death_record")].count(again.who(P[2])) == 1
    assert len(again.rows("death_record")) == 3


def test_what_a_spreadsheet_would_run_is_made_harmless() -> None:
    assert [harmless(t) for t in ("=1+1", "+cmd", "@x", "-2+3", "-300.5", "张三")] == [
        "'=1+1",
        "'+cmd",
        "'@x",
        "'-2+3",
        "-300.5",
        "张三",
    ]


def test_repeated_rows_are_kept_once_in_registers_and_across_files(desk: Any) -> None:
    vehicle = ["张三", P[0], "晋E12345", "小型汽车", "正常"]
    bill = ["李四", P[1], "2020-1-3", "1000", "400"]
    taken = desk(
        {
            "机动车.xlsx": [
                ["所有人", "证件号码", "号牌号码", "车辆类型", "机动车状态"],
                vehicle,
                vehicle,
            ],
            "医保结算1.xlsx": [
                ["姓名", "证件号", "就诊日期", "医疗总费用", "个人自付"],
                bill,
                bill,
            ],
            "医保结算2.xlsx": [["姓名", "证件号", "就诊日期", "医疗总费用", "个人自付"], bill],
            "残联持证.xlsx": [["姓名", "残疾证号", "残疾等级"], ["张三", P[0] + "41", "一级"]],
        }
    )
    assert len(taken.rows("vehicle")) == 1
    assert len(taken.rows("medical_bill")) == 2
    assert next(f for f in taken.result.files if f.name == "机动车.xlsx").tables[0].repeated == 1


def test_large_registers_keep_only_rows_about_people_on_some_list(desk: Any) -> None:
    cars = [
        ["所有人", "证件号码", "号牌号码", "车辆类型", "机动车状态"],
        ["张三", P[0], "晋E1", "小型汽车", "正常"],
        ["外人", P[9], "晋E2", "小型汽车", "正常"],
    ]
    taken = desk(
        {
            "机动车.xlsx": cars,
            "2020年4月低保.xlsx": [
                ["户主姓名", "身份证号", "保障人口", "月保障金额"],
                ["张三", P[0], 1, 300],
            ],
        }
    )
    assert [row["person_id"] for row in taken.rows("vehicle")] == [taken.who(P[0])]
    assert next(f for f in taken.result.files if f.name == "机动车.xlsx").tables[0].unrelated == 1


def test_nothing_that_names_a_person_lies_in_the_analytic_store(desk: Any) -> None:
    taken = desk(
        {
            "2020年4月低保.xlsx": [
                ["户主姓名", "身份证号", "银行账号", "联系电话", "备注", "月保障金额"],
                [
                    "欧阳震华",
                    P[0],
                    "6217001234567890123",
                    "13800001234",
                    f"电话13800001234，证号{P[0]}",
                    300,
                ],
            ]
        }
    )
    assert taken.result.snapshot
    stored = b"".join(
        path.read_bytes() for path in taken.result.snapshot.iterdir() if path.suffix != ".parquet"
    )
    stored += repr([taken.rows(t) for t in taken.result.rows]).encode()
    for secret in ("欧阳震华", P[0], "6217001234567890123", "13800001234"):
        assert secret.encode() not in stored
