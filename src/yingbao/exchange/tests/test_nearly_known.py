"""Headers nearly known, remarks, months told by names: what guards read must not be lost, nor made up."""

from datetime import date
from typing import Any

import pytest

from yingbao.exchange.normalise.periods import period_told
from yingbao.exchange.tests.desk import Taken, person

P = [person(i) for i in range(12)]
AS_OF = date(2020, 4, 30)


def one(taken: Taken, table: str) -> dict[str, Any]:
    (row,) = taken.rows(table)
    return row


def test_a_code_column_under_an_unseen_header_is_known_by_its_words(desk: Any) -> None:
    rows = [
        ["镇", "村", "户编号", "姓名", "证件号码", "贫困户状态"],
        ["龙港镇", "梁庄村", "7", "张三", P[0], "未脱贫"],
    ]
    assert one(desk({"建档立卡人员.xlsx": rows}), "poverty_person")["exit_status"] == "未脱贫"


def test_begin_and_end_are_known_by_their_side(desk: Any) -> None:
    rows = [
        ["单位名称", "姓名", "身份证", "人员身份", "入职日期", "离职日期"],
        ["水利局", "张三", P[0], "事业", "2009-3-1", "2020-2-1"],
    ]
    row = one(desk({"财政供养人员.xlsx": rows}), "payroll")
    assert (row["started_on"], row["ended_on"]) == (date(2009, 3, 1), date(2020, 2, 1))


def test_a_card_in_keeping_is_the_account_of_the_keeping(desk: Any) -> None:
    rows = [
        ["被代管人", "被代管人身份证号", "代管卡号", "代管人"],
        ["张三", P[0], "6217000000000000018", "李四"],
    ]
    assert one(desk({"代管账户备案.xlsx": rows}), "account_custody")["account_key"]


def test_a_planned_day_is_not_the_day(desk: Any) -> None:
    rows = [
        ["单位名称", "姓名", "身份证", "人员身份", "预计离职日期"],
        ["水利局", "张三", P[0], "事业", "2020-2-1"],
    ]
    assert one(desk({"财政供养人员.xlsx": rows}), "payroll")["ended_on"] is None


def test_two_headers_that_speak_for_one_column_leave_it_open(desk: Any) -> None:
    rows = [
        ["单位名称", "姓名", "身份证", "人员身份", "合同终止", "待遇终止"],
        ["水利局", "张三", P[0], "事业", "2020-2-1", "2021-2-1"],
    ]
    assert one(desk({"财政供养人员.xlsx": rows}), "payroll")["ended_on"] is None


def test_somebody_else_s_number_is_never_guessed(desk: Any) -> None:
    rows = [["姓名", "残疾人证号", "家属身份证号码"], ["张三", P[0] + "42", P[1]]]
    taken = desk({"持证残疾人.xlsx": rows})
    assert one(taken, "disability_certificate")["person_id"] == taken.who(P[0])


def test_a_remark_is_read_beside_the_words_that_guards_read(desk: Any) -> None:
    rows = [
        ["姓名", "身份证号", "类别", "入所日期", "原判刑期", "备注"],
        ["张三", P[0], "看守所", "2020-1-1", "", "已取保候审"],
        ["李四", P[1], "监狱", "2020-1-1", "三年", "缓刑"],
    ]
    terms = [row["term"] for row in desk({"在押人员.xlsx": rows}).rows("custody")]
    assert terms == ["已取保候审", "三年;缓刑"]


def test_a_household_book_is_no_roll(desk: Any) -> None:
    rows = [
        [
            "户籍号",
            "户主名",
            "人员姓名",
            "证件号码",
            "与户主之关系",
            "性别",
            "生日",
            "镇",
            "村",
            "户口状态",
        ]
    ]
    rows += [["7", "张三", "张三", P[0], "户主", "男", "1960-1-1", "龙港镇", "梁庄村", "正常"]]
    taken = desk({"人口信息表.xlsx": rows})
    assert taken.table_of("人口信息表.xlsx") == "hukou_person"


@pytest.mark.parametrize(
    ("texts", "month"),
    [
        (["填表日期：2020年4月30日", "2020年3月特困人员"], date(2020, 3, 1)),
        (["制表时间:2020.4.30", "农保3月"], date(2020, 3, 1)),
        (["填报日期：2020年4月30日", "特困名册"], date(2020, 4, 1)),
        (["2020年4月30日前报送", "低保名册"], date(2020, 4, 1)),
    ],
)
def test_a_day_of_filling_in_is_a_month_only_where_nothing_else_is_said(
    texts: list[str], month: date
) -> None:
    assert period_told(texts, AS_OF) == month


def test_the_same_bytes_under_two_months_names_are_two_rolls(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import yingbao.exchange.tests.desk as bench

    rows = [
        ["户主姓名", "户主身份证号", "家庭人口", "保障人口", "补差", "乡镇"],
        ["张三", P[0], 1, 1, 300, "龙港镇"],
    ]
    make = bench._reading
    monkeypatch.setattr(bench, "_reading", lambda name, content: _alike(make(name, content)))
    taken = desk({"城市低保家庭查询_202003.xlsx": rows, "城市低保家庭查询_202004.xlsx": rows})
    months = sorted(row["period"] for row in taken.rows("dibao_household"))
    assert months == [date(2020, 3, 1), date(2020, 4, 1)]
    assert len({row["row_ref"] for row in taken.rows("dibao_household")}) == 2


def _alike(reading: Any) -> Any:
    from dataclasses import replace

    return replace(reading, digest="f" * 64)


def test_the_same_wrong_number_on_two_sheets_is_one_household(desk: Any) -> None:
    broken = P[7][:17] + ("1" if P[7][17] != "1" else "2")
    homes = [
        [
            "户主姓名",
            "户主身份证号",
            "家庭人口",
            "保障人口",
            "户月保障金额",
            "低保证号",
            "所属街道",
        ],
        ["张三", broken, 1, 1, 300, "D1", "龙港镇"],
    ]
    people = [
        ["姓名", "身份证号", "户主身份证号", "与户主关系", "所属街道"],
        ["张三", broken, broken, "户主", "龙港镇"],
    ]
    taken = desk({"农村低保家庭查询_202004.xlsx": homes, "农村低保人员查询_202004.xlsx": people})
    assert len({row["household_id"] for row in taken.rows("dibao_member")}) == 1
    assert len(taken.rows("dibao_member")) == len(taken.rows("dibao_household")) == 1
