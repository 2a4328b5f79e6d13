"""Whose number, which money, which county: columns that a wrong guess would turn into false clues."""

from typing import Any

import pytest

from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(8)]


def test_a_number_headed_like_a_name_is_that_person_s(desk: Any) -> None:
    heads = ["持折人姓名", "持折人证件编号", "账号", "金额", "资金项目", "到账日期"]
    body = [["张三", P[0], "6217000000000000018", 450, "农村低保金", "2020-04-08"]]
    (row,) = desk({"一卡通代发明细.xlsx": [heads, *body]}).rows("payment")
    assert row["person_id"]


def test_a_number_headed_like_another_name_is_not(desk: Any) -> None:
    heads = ["户名", "审核人证件编号", "账号", "金额", "资金项目", "到账日期"]
    body = [
        ["张三", P[i], f"621700000000000{i:04d}", 450, "农村低保金", "2020-04-08"] for i in range(6)
    ]
    rows = desk({"一卡通代发明细.xlsx": [heads, *body]}).rows("payment")
    assert all(row["person_id"] is None for row in rows)


@pytest.mark.parametrize("heads", [("应发金额", "实发金额"), ("实发金额", "应发金额")])
def test_what_was_paid_counts_and_not_what_was_due(desk: Any, heads: tuple[str, str]) -> None:
    money = {"应发金额": 500, "实发金额": 450}
    sheet = [
        ["户名", "身份证号", "账号", *heads, "项目", "发放日期"],
        [
            "张三",
            P[0],
            "6217000000000000018",
            *(money[h] for h in heads),
            "农村低保金",
            "2020-04-08",
        ],
    ]
    (row,) = desk({"代发明细.xlsx": sheet}).rows("payment")
    assert row["amount"] == 450


def test_another_county_s_roll_never_becomes_ours(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "县区", "乡镇", "保障金"],
        *[["张三", P[i], "阳城县", "町店镇", 300 + i] for i in range(6)],
    ]
    taken = desk({"相邻县低保名单2020年4月.xlsx": sheet})
    assert taken.rows("dibao_member") == []
    assert len(taken.rows("other_county_roll")) == 6


def test_findings_are_no_team(desk: Any) -> None:
    sheet = [
        ["户主姓名", "身份证号", "入户日期", "核查情况", "核查人员"],
        *[["张三", P[i], "2020-04-02", f"生活困难{i}", "李四、王五"] for i in range(4)],
    ]
    rows = desk({"入户核查记录.xlsx": sheet}).rows("visit_record")
    assert {row["team"] for row in rows} == {"李四、王五"}


def test_a_relation_to_the_head_is_not_the_carer_s(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "与户主关系", "供养方式", "基本生活标准（元）"],
        *[["张三", P[i], "户主", "分散供养", 585] for i in range(4)],
    ]
    rows = desk({"特困人员人员查询_202004.xlsx": sheet}).rows("tekun_member")
    assert {row["carer_relation"] for row in rows} == {None}


def test_self_payers_are_told_by_the_second_column_of_kinds(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "单位名称", "险种类型", "参保身份", "缴费基数"],
        ["张三", P[0], "县社保代办点", "企业职工基本养老保险", "灵活就业人员", 3600],
    ]
    (row,) = desk({"职工参保缴费.xlsx": sheet}).rows("insurance_contribution")
    assert "灵活就业" in row["insured_kind"]


def test_a_real_release_comes_before_a_planned_one(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "类别", "入监日期", "刑满释放日期", "实际释放日期"],
        ["张三", P[0], "监狱", "2018-01-02", "2022-01-01", "2020-02-03"],
        ["李四", P[1], "监狱", "2018-01-02", "2022-01-01", ""],
    ]
    rows = desk({"服刑人员.xlsx": sheet}).rows("custody")
    assert [str(row["left_on"]) for row in rows] == ["2020-02-03", "2022-01-01"]


def test_a_problem_about_a_village_and_nobody_in_it_is_kept(desk: Any) -> None:
    sheet = [
        ["问题编号", "问题来源", "乡镇", "村", "对象姓名", "对象身份证号", "问题描述", "发现日期"],
        ["WT1", "信访", "龙港镇", "梁庄村", "", "", "低保公示不到位", "2020-03-02"],
        ["WT2", "信访", "龙港镇", "梁庄村", "张三", P[0], "疑似漏保", "2020-03-02"],
    ]
    taken = desk({"问题台账.xlsx": sheet})
    assert len(taken.rows("problem_ledger")) == 2
    assert taken.rejects == []


def test_a_roll_s_row_without_anybody_is_still_refused(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "与户主关系", "月保障金"],
        ["张三", P[0], "户主", 300],
        ["", "", "配偶", 300],
    ]
    assert [r["reason_code"] for r in desk({"农村低保4月.xlsx": sheet}).rejects] == ["no_identity"]


def test_beds_are_no_residents(desk: Any) -> None:
    book = {
        "在院": [
            ["机构名称", "姓名", "身份证号", "入住日期"],
            ["中心敬老院", "张三", P[0], "2019-05-01"],
        ],
        "机构": [["机构名称", "床位数", "已入住", "所在乡镇"], ["中心敬老院", 60, 12, "龙港镇"]],
    }
    taken = desk({"敬老院在院人员.xlsx": book})
    assert taken.result.questions == ()
    assert [row["beds"] for row in taken.rows("care_institution")] == [60]


def test_a_reserve_that_was_never_used_is_known_by_its_first_day(desk: Any) -> None:
    sheet = [
        ["乡镇", "备用金额度（元）", "已支出（元）", "建立时间", "最近一次支出时间"],
        ["龙港镇", 30000, 800, "2019年1月5日", "2020年3月2日"],
        ["端氏镇", 30000, 0, "2019年1月5日", ""],
    ]
    rows = desk({"乡镇临时救助备用金.xlsx": sheet}).rows("reserve_fund")
    assert [(r["township"], str(r["entry_on"])) for r in rows] == [
        ("龙港镇", "2020-03-02"),
        ("端氏镇", "None"),
    ]


def test_a_visit_s_hour_is_read_beside_its_day(desk: Any) -> None:
    sheet = [["户主", "身份证号", "入户时间", "入户人员"]]
    sheet += [["张三", P[i], f"2020-04-0{i + 1} 2{i}:20:00", "李四、王五"] for i in range(3)]
    rows = desk({"入户走访登记.xlsx": sheet}).rows("visit_record")
    assert [row["arrived_at"][11:16] for row in rows] == ["20:20", "21:20", "22:20"]


def test_a_day_without_an_hour_is_no_midnight_visit(desk: Any) -> None:
    sheet = [["户主", "身份证号", "入户时间", "入户人员"]]
    sheet += [["张三", P[i], f"2020-04-0{i + 1} 00:00:00", "李四、王五"] for i in range(3)]
    rows = desk({"入户走访登记.xlsx": sheet}).rows("visit_record")
    assert [row["arrived_at"] for row in rows] == [None, None, None]


def test_standards_side_by_side_are_one_row_an_area(desk: Any) -> None:
    sheet = [
        ["2020年度困难群众救助标准"],
        ["救助类别", "农村（元/月）", "城市（元/月）"],
        ["低保", 450, 590],
        ["特困基本生活", 585, 767],
        ["执行时间：2020年1月1日起"],
    ]
    rows = desk({"救助标准.xlsx": sheet}).rows("benefit_standard")
    told = [(r["programme"], r["area_kind"], int(r["amount"]), r["unit"]) for r in rows]
    assert sorted(told) == [
        ("低保", "农村", 450, "月"),
        ("低保", "城市", 590, "月"),
        ("特困基本生活", "农村", 585, "月"),
        ("特困基本生活", "城市", 767, "月"),
    ]
    assert {str(r["valid_from"]) for r in rows} == {"2020-01-01"}


def test_a_standard_without_a_first_day_is_given_none(desk: Any) -> None:
    sheet = [["2020年度困难群众救助标准"], ["救助类别", "农村（元/月）", "城市（元/月）"]]
    sheet += [["低保", 450, 590], ["特困基本生活", 585, 767]]
    rows = desk({"救助标准.xlsx": sheet}).rows("benefit_standard")
    assert {r["valid_from"] for r in rows} == {None}


def test_a_bank_is_nobody_s_name(desk: Any) -> None:
    sheet = [["户名", "证件号码", "金融机构", "存款余额", "查询日期"]]
    sheet += [["张三", P[i], "农商行", 1000 + i, "2020-03-31"] for i in range(4)]
    taken = desk({"银行存款核对.xlsx": sheet})
    who = taken.vault().people([taken.who(P[0])])[taken.who(P[0])]
    assert who.name == "张三"


def test_the_line_of_signatures_below_a_roll_is_no_row(desk: Any) -> None:
    sheet = [
        ["户主身份证", "户主姓名", "保障人口", "月保障金"],
        [P[0], "张三", 1, 300],
        ["村委会主任（签字）：", None, None, "民政协理员（签字）："],
    ]
    assert desk({"农村低保2020年4月.xlsx": sheet}).rejects == []
